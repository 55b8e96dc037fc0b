using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace WorkReport.Web.Data;

/// <summary>For <c>dotnet ef</c>, which only reads the model: no file is opened.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteWorkReportDb>
{
    public SqliteWorkReportDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkReportDb>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>For <c>dotnet ef</c>, which only reads the model: no server is asked.</summary>
public sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerWorkReportDb>
{
    public SqlServerWorkReportDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerWorkReportDb>().UseSqlServer("Server=design-time").Options);
}
