using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using WorkReport.Domain;

namespace WorkReport.Web.Data;

/// <summary>Every aggregate's version guards its updates and deletes.</summary>
internal sealed class VersionAsToken : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var type in modelBuilder.Metadata.GetEntityTypes().Where(t => typeof(Aggregate).IsAssignableFrom(t.ClrType)))
            type.FindDeclaredProperty(nameof(Aggregate.Version))?.Builder.IsConcurrencyToken(true);
    }
}
