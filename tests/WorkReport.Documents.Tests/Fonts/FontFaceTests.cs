using System.Security.Cryptography;
using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Tests.Fonts;

public sealed class FontFaceTests
{
    [Fact]
    public void A_face_says_which_file_it_is()
    {
        var path = FontFolder.FileOf("FandolFang-Regular");
        using var face = FontFolder.Open("FandolFang-Regular");
        Assert.Equal(("FandolFang", "FandolFang-Regular", 1000, true, 400), (face.Family, face.PostScriptName, face.UnitsPerEm, face.IsCff, face.Weight));
        Assert.Equal(Path.GetFileName(path), face.FileName);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), face.Sha256);
    }

    [Theory]
    [InlineData("FandolFang-Regular")]
    [InlineData("NotoSerifSC-Bold")]
    public void Hanzi_fill_the_em_and_their_ink_lies_inside(string name)
    {
        using var face = FontFolder.Open(name);
        foreach (var character in "国永，、")
        {
            var glyph = face.GlyphOf(character);
            Assert.NotEqual(0, glyph);
            Assert.Equal(face.UnitsPerEm, face.AdvanceOf(glyph));
            var ink = face.InkOf(glyph);
            Assert.True(ink.Left < ink.Right && ink.Bottom < ink.Top, $"{character}: {ink}");
            Assert.InRange(ink.Left, -100, face.UnitsPerEm);
            Assert.InRange(ink.Top, -200, face.UnitsPerEm);
        }
    }

    [Theory]
    [InlineData("FandolFang-Regular", 'C')]
    [InlineData("NotoSerifSC-Bold", 'Q')]
    public void An_outline_is_closed_path_data_within_the_ink_box(string name, char curve)
    {
        using var face = FontFolder.Open(name);
        var glyph = face.GlyphOf('永');
        var path = face.OutlineOf(glyph);
        Assert.Matches(@"^(M-?[\d.]+ -?[\d.]+([LQC]-?[\d.]+( -?[\d.]+)+)+Z)+$", path);
        Assert.Contains(curve, path);
        Assert.Same(path, face.OutlineOf(glyph));
        Assert.Equal("", face.OutlineOf(face.GlyphOf('\u3000')));

        var ink = face.InkOf(glyph);
        var starts = System.Text.RegularExpressions.Regex.Matches(path, @"M(-?[\d.]+) (-?[\d.]+)");
        Assert.All(starts, start =>
        {
            Assert.InRange(double.Parse(start.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), ink.Left, ink.Right);
            Assert.InRange(double.Parse(start.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), ink.Bottom, ink.Top);
        });
    }

    [Theory]
    [InlineData("NotoSerifSC-Bold")]
    [InlineData("LXGWWenKai-Regular")]
    [InlineData("DejaVuSans")]
    public void A_TrueType_subset_keeps_every_outline_under_the_new_number(string name)
    {
        using var whole = FontFolder.Open(name);
        // Accented letters are composed of other glyphs, which follow behind and must not shift the numbers.
        ushort[] glyphs = [.. "国永年月日0123“”—éàüŵ〓".Select(c => whole.GlyphOf(c)).Append((ushort)0).Distinct().Order()];
        Assert.True(glyphs.Length > 10);
        using FontFolder folder = new();
        folder.With(whole.Subset(glyphs), "subset.ttf");
        using var subset = FontFace.TryOpen(new FontFileFace
        {
            Path = Path.Combine(folder.Path, "subset.ttf"),
            Index = 0,
            Source = FontSource.Configured,
            Names = FontNames.Parse([0, 0, 0, 0, 0, 6]),
            IsCff = false,
            Weight = 400,
            IsItalic = false,
            EmbeddingBits = 0,
            DeclaresSimplifiedChinese = true,
        })!;
        for (var i = 1; i < glyphs.Length; i++)
        {
            Assert.Equal(whole.OutlineOf(glyphs[i]), subset.OutlineOf((ushort)i));
            Assert.Equal(whole.AdvanceOf(glyphs[i]), subset.AdvanceOf((ushort)i));
        }
    }

    [Theory]
    [InlineData("FandolFang-Regular")]
    [InlineData("NotoSerifSC-Bold")]
    public void A_prepared_face_gives_the_same_subset_only_sooner(string name)
    {
        using var face = FontFolder.Open(name);
        ushort[] glyphs = [.. "国永年月日".Select(c => face.GlyphOf(c)).Append((ushort)0).Order()];
        var plain = face.Subset(glyphs);
        face.PrepareSubsets();
        Assert.Equal(plain, face.Subset(glyphs));
    }

    [Fact]
    public void Subsets_made_by_several_threads_are_equal()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        ushort[] glyphs = [.. Gb2312.Hanzi.Take(300).Select(c => face.GlyphOf(c)).Append((ushort)0).Order()];
        var subsets = new byte[8][];
        Parallel.For(0, subsets.Length, i => subsets[i] = face.Subset(glyphs));
        Assert.All(subsets, subset => Assert.Equal(subsets[0], subset));
    }

    [Fact]
    public void A_list_that_does_not_begin_with_0_or_does_not_ascend_is_refused()
    {
        using var face = FontFolder.Open("FandolFang-Regular");
        Assert.Throws<ArgumentException>(() => face.Subset([1, 2]));
        Assert.Throws<ArgumentException>(() => face.Subset([0, 2, 2]));
        Assert.Throws<ArgumentException>(() => face.Subset([]));
    }

    [Fact]
    public void A_shaped_cluster_says_where_each_glyph_came_from()
    {
        using var face = FontFolder.Open("NotoSerifSC-Regular");
        var shaped = face.Shape("国a\u0301");
        Assert.Equal(face.GlyphOf('国'), shaped[0].Glyph);
        Assert.Equal(0, shaped[0].Cluster);
        Assert.All(shaped[1..], glyph => Assert.Equal(1, glyph.Cluster));
        Assert.Equal(face.UnitsPerEm, shaped[0].Advance);
    }
}
