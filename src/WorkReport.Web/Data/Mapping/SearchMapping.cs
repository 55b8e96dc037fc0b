using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkReport.Web.Data.Search;

namespace WorkReport.Web.Data.Mapping;

internal sealed class SearchStateMapping : IEntityTypeConfiguration<SearchState>
{
    public void Configure(EntityTypeBuilder<SearchState> builder)
    {
        builder.ToTable("SearchStates");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasData(new SearchState());
    }
}
