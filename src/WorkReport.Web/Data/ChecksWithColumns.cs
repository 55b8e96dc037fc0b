using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace WorkReport.Web.Data;

/// <summary>
/// A column that a migration adds takes its check along (<see cref="LengthsAsChecks"/>). SQLite adds a check to a table only by writing the
/// table anew, outside of the transaction and without its triggers; a column it adds with its check as one, in place.
/// </summary>
#pragma warning disable EF1001 // The generator of SQLite is where EF turns steps into commands; its base knows nothing of how SQLite adds a column.
internal sealed class ChecksWithColumns(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
#pragma warning restore EF1001
{
    private const string Check = "Check";

    public override IReadOnlyList<MigrationCommand> Generate(IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var added = operations.OfType<AddColumnOperation>().ToDictionary(column => $"CK_{column.Table}_{column.Name}_length", StringComparer.Ordinal);
        List<MigrationOperation> apart = [];
        foreach (var operation in operations)
        {
            if (operation is AddCheckConstraintOperation check && added.TryGetValue(check.Name, out var column) && check.Table == column.Table)
                column[Check] = $"CONSTRAINT {Dependencies.SqlGenerationHelper.DelimitIdentifier(check.Name)} CHECK ({check.Sql})";
            else
                apart.Add(operation);
        }

        return base.Generate(apart, model, options);
    }

    protected override void ColumnDefinition(string? schema, string table, string name, ColumnOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        base.ColumnDefinition(schema, table, name, operation, model, builder);
        if (operation[Check] is string check)
            builder.Append(" ").Append(check);
    }
}
