using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace WorkReport.Web.Data;

/// <summary>
/// SQLite takes any length into any column, so every mapped maximum length becomes a CHECK. It counts characters where
/// SQL Server counts UTF-16 units: of the rare Hanzi beyond U+FFFF it lets a few more in; forms count as SQL Server does.
/// </summary>
internal sealed class LengthsAsChecks : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var type in modelBuilder.Metadata.GetEntityTypes())
        {
            if (type.GetTableName() is not { } table)
                continue;

            var here = StoreObjectIdentifier.Table(table, type.GetSchema());
            foreach (var property in Declared(type))
            {
                if (property.GetMaxLength() is not { } length || property.GetColumnName(here) is not { } column)
                    continue;

                type.Builder.HasCheckConstraint(
                    $"CK_{table}_{column}_length",
                    string.Create(CultureInfo.InvariantCulture, $"length(\"{column}\") <= {length}"));
            }
        }
    }

    private static IEnumerable<IConventionProperty> Declared(IConventionTypeBase type) =>
        type.GetDeclaredProperties().Concat(
            type.GetDeclaredComplexProperties().Where(c => !c.ComplexType.IsMappedToJson()).SelectMany(c => Declared(c.ComplexType)));
}
