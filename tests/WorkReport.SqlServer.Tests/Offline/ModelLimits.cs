using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace WorkReport.SqlServer.Tests.Offline;

/// <summary>What SQL Server refuses and no offline checker of names knows, found on the model.</summary>
public static partial class ModelLimits
{
    private const int BytesOfAKey = 900;
    private const int BytesOfAnIndex = 1700;

    public static IRelationalModel Of(DbContext db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    /// <summary>Error 1785: a delete may reach a table along one path only, and never come back.</summary>
    public static List<string> CascadePaths(IRelationalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var faults = new List<string>();
        foreach (var start in model.Tables)
        {
            var reached = new HashSet<string> { start.Name };
            Follow(start, start.Name);

            void Follow(ITable table, string path)
            {
                foreach (var key in table.ReferencingForeignKeyConstraints.Where(k => k.OnDeleteAction is not (ReferentialAction.NoAction or ReferentialAction.Restrict)))
                {
                    var step = $"{path} → {key.Table.Name}";
                    if (reached.Add(key.Table.Name))
                        Follow(key.Table, step);
                    else
                        faults.Add($"1785: {step} (by {key.Name}) is reached twice from {start.Name}");
                }
            }
        }

        return faults;
    }

    /// <summary>Error 1919: a key or an index over a type without bounds; error 1904/1946: over one that is too long in all.</summary>
    public static List<string> KeysAndIndexes(IRelationalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var indexed =
            from table in model.Tables
            from part in table.UniqueConstraints.Select(k => (k.Name, k.Columns, Most: k.GetIsPrimaryKey() ? BytesOfAKey : BytesOfAnIndex))
                .Concat(table.Indexes.Select(i => (i.Name, i.Columns, Most: BytesOfAnIndex)))
            select part;

        var faults = new List<string>();
        foreach (var (name, columns, most) in indexed)
        {
            if (columns.FirstOrDefault(c => c.StoreType.Contains("(max)", StringComparison.Ordinal)) is { } endless)
                faults.Add($"1919: {name} has {endless.Name}, which is {endless.StoreType}");
            else if (columns.Sum(c => Bytes(c.StoreType)) is var bytes && bytes > most)
                faults.Add($"1946: {name} can be {bytes} bytes long, {most} is the most");
        }

        return faults;
    }

    /// <summary>The most bytes that a value of the type takes in a key.</summary>
    public static int Bytes(string storeType)
    {
        var parts = Type().Match(storeType);
        var size = parts.Groups["size"] is { Success: true } s ? int.Parse(s.Value, CultureInfo.InvariantCulture) : 0;
        return parts.Groups["name"].Value switch
        {
            "nvarchar" or "nchar" => 2 * size,
            "varchar" or "char" or "varbinary" or "binary" => size,
            "bit" or "tinyint" => 1,
            "smallint" => 2,
            "int" or "date" or "real" => 4,
            "bigint" or "float" or "datetime2" or "time" => 8,
            "datetimeoffset" => 10,
            "uniqueidentifier" => 16,
            "decimal" => 17,
            _ => throw new NotSupportedException($"How long is {storeType}? Add it here."),
        };
    }

    [GeneratedRegex(@"^(?<name>\w+)(\((?<size>\d+)(,\d+)?\))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Type();
}
