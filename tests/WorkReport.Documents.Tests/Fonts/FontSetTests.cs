using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Tests.Fonts;

public sealed class FontSetTests
{
    [Fact]
    public void Every_role_has_a_face_that_knows_the_everyday_Hanzi()
    {
        var fonts = TestFonts.Require();
        Assert.Equal(Enum.GetValues<FontRole>(), fonts.Choices.Select(choice => choice.Role));
        Assert.All(fonts.Choices, choice => Assert.InRange(choice.Face.HanziCovered, 3755, FontChoice.HanziOfStandard));
    }

    [Fact]
    public void The_standard_has_6763_Hanzi_from_啊_to_齄()
    {
        Assert.Equal(FontChoice.HanziOfStandard, Gb2312.Hanzi.Length);
        Assert.Equal(FontChoice.HanziOfStandard, Gb2312.Hanzi.Distinct().Count());
        Assert.Equal(('啊', '座', '亍', '齄'), (Gb2312.Hanzi[0], Gb2312.Hanzi[3754], Gb2312.Hanzi[3755], Gb2312.Hanzi[^1]));
        Assert.All(Gb2312.Hanzi, character => Assert.InRange(character, '一', '龥'));
    }

    [Fact]
    public void The_same_folders_give_the_same_faces()
    {
        TestFonts.Require();
        FontFolders folders = new(Configured: null, FontFolders.FetchedFolder);
        using var first = FontSet.Load(folders);
        using var second = FontSet.Load(folders);
        Assert.Equal(first.Choices.Select(Described), second.Choices.Select(Described));

        static (FontRole, string, bool, string) Described(FontChoice choice) =>
            (choice.Role, choice.Face.PostScriptName, choice.IsSubstitute, choice.Face.Sha256);
    }

    [Fact]
    public void Folders_without_a_Chinese_face_are_named_in_the_refusal()
    {
        using FontFolder folder = new();
        folder.With("no font"u8.ToArray(), "broken.ttf");
        var refusal = Assert.Throws<NoChineseFontException>(() => FontSet.Load(folder.AsConfigured()));
        Assert.Equal([folder.Path], refusal.Folders);
    }

    [Fact]
    public void A_face_is_known_by_the_name_inside_whatever_the_file_is_called()
    {
        using FontFolder folder = new();
        folder.With("FandolKai-Regular", "1.OTF");
        using var fonts = FontSet.Load(folder.AsConfigured());
        var kai = fonts.Choices[(int)FontRole.KaiTi];
        Assert.Equal(("FandolKai", "1.OTF", FontSource.Configured, false), (kai.Face.Family, kai.Face.FileName, kai.Face.Source, kai.IsSubstitute));
    }

    [Fact]
    public void With_one_face_only_the_other_roles_are_set_in_it_with_notice()
    {
        using FontFolder folder = new();
        folder.With("FandolKai-Regular", "kai.otf");
        using var fonts = FontSet.Load(folder.AsConfigured());
        Assert.All(
            fonts.Choices.Where(choice => choice.Role != FontRole.KaiTi),
            choice => Assert.Equal(("FandolKai", true), (choice.Face.Family, choice.IsSubstitute)));
    }

    [Fact]
    public void Free_faces_of_the_right_kind_are_no_substitutes_but_a_bold_serif_for_小标宋_is()
    {
        using FontFolder folder = new();
        folder.With("FandolFang-Regular", "a.otf").With("FandolKai-Regular", "b.otf").With("FandolHei-Regular", "c.otf")
            .With("FandolSong-Regular", "d.otf").With("NotoSerifSC-Bold", "e.ttf");
        using var fonts = FontSet.Load(new FontFolders(null, folder.Path, System: false));
        Assert.Equal(
            [("FandolFang", false), ("FandolKai", false), ("FandolHei", false), ("FandolSong", false), ("Noto Serif SC", true)],
            fonts.Choices.Select(choice => (choice.Face.Family, choice.IsSubstitute)));
        Assert.All(fonts.Choices, choice => Assert.Equal(FontSource.Fetched, choice.Face.Source));
    }

    [Fact]
    public void A_face_the_site_put_into_its_folder_is_taken_by_the_word_in_its_name()
    {
        using FontFolder configured = new();
        using FontFolder fetched = new();
        configured.With("FandolFang-Regular", "own.otf", FontFolder.Rename("FandolFang", "MyFangSong"));
        fetched.With("FandolFang-Regular", "free.otf");
        using var fonts = FontSet.Load(new FontFolders(configured.Path, fetched.Path, System: false));
        var body = fonts.Choices[(int)FontRole.FangSong];
        Assert.Equal(("MyFangSong", FontSource.Configured, false), (body.Face.Family, body.Face.Source, body.IsSubstitute));
    }

    [Theory]
    [InlineData("FangSongTi")]
    [InlineData("XiaoBiaoSongTi")]
    [InlineData("ZhongSongTi")]
    public void A_仿宋体_or_小标宋体_is_no_宋体(string name)
    {
        using FontFolder configured = new();
        using FontFolder fetched = new();
        const string face = "FandolFang-Regular";
        configured.With(face, "own.otf", FontFolder.Rename(face[..name.Length], name));
        fetched.With("FandolSong-Regular", "free.otf");
        using var fonts = FontSet.Load(new FontFolders(configured.Path, fetched.Path, System: false));
        var song = fonts.Choices[(int)FontRole.SongTi];
        Assert.Equal(("FandolSong", false), (song.Face.Family, song.IsSubstitute));
    }

    [Fact]
    public void A_substitute_in_the_sites_folder_does_not_displace_a_real_face()
    {
        using FontFolder configured = new();
        using FontFolder fetched = new();
        configured.With("NotoSerifSC-Regular", "serif.ttf");
        fetched.With("FandolFang-Regular", "free.otf");
        using var fonts = FontSet.Load(new FontFolders(configured.Path, fetched.Path, System: false));
        Assert.Equal(("FandolFang", false), (fonts.FaceOf(FontRole.FangSong).Family, fonts.Choices[(int)FontRole.FangSong].IsSubstitute));
    }

    [Theory]
    [InlineData(0x0002)]
    [InlineData(0x0100)]
    [InlineData(0x0204)]
    public void A_face_whose_maker_forbids_embedding_is_passed_over(int bits)
    {
        using FontFolder folder = new();
        folder.With("FandolFang-Regular", "forbidden.otf", FontFolder.Permit((ushort)bits)).With("FandolSong-Regular", "song.otf");
        using var fonts = FontSet.Load(folder.AsConfigured());
        var body = fonts.Choices[(int)FontRole.FangSong];
        Assert.Equal(("FandolSong", true), (body.Face.Family, body.IsSubstitute));
    }

    [Fact]
    public void Forbidden_Chinese_families_are_listed()
    {
        using FontFolder folder = new();
        folder.With("NotoSerifSC-Regular", "forbidden.ttf", FontFolder.Permit(2)).With("NotoSerifSC-Bold", "bold.ttf");
        using var fonts = FontSet.Load(folder.AsConfigured());
        Assert.Equal(["Noto Serif SC"], fonts.Refused);
    }

    [Fact]
    public void Files_cut_short_anywhere_are_passed_over()
    {
        using FontFolder folder = new();
        folder.With("FandolFang-Regular", "whole.otf");
        var whole = File.ReadAllBytes(Path.Combine(folder.Path, "whole.otf"));
        foreach (var length in new[] { 0, 3, 11, 12, 40, 172, 200, 300, 1000, 5000, whole.Length / 2 })
            folder.With(whole[..length], $"cut{length}.otf");
        using var fonts = FontSet.Load(folder.AsConfigured());
        Assert.True(fonts.FaceOf(FontRole.FangSong).HanziCovered >= 3755);
    }

    [Fact]
    public void A_character_the_face_lacks_is_lent_by_another()
    {
        var fonts = TestFonts.Require();
        Assert.SkipUnless(fonts.FaceOf(FontRole.FangSong).PostScriptName == "FandolFang-Regular", "Needs FandolFang, which lacks ㎡.");
        var (face, glyph) = fonts.Resolve(FontRole.FangSong, '㎡');
        Assert.NotEqual(fonts.FaceOf(FontRole.FangSong), face);
        Assert.NotEqual(0, glyph);
        Assert.NotEqual("", face.OutlineOf(glyph));
    }

    [Theory]
    [InlineData(0x1F469)]
    [InlineData(0x20BB7)]
    [InlineData(0x2A6D6)]
    [InlineData(0xD800)]
    [InlineData(0xDFFF)]
    [InlineData(0xFFFF)]
    [InlineData(0x10FFFF)]
    [InlineData(0xE000)]
    [InlineData(0)]
    public void No_code_point_breaks_the_search(int codePoint)
    {
        var fonts = TestFonts.Require();
        foreach (var role in Enum.GetValues<FontRole>())
        {
            var (face, glyph) = fonts.Resolve(role, codePoint);
            Assert.Equal(glyph, face.GlyphOf(codePoint));
            Assert.True(glyph != 0 || face == fonts.FaceOf(role));
        }
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        TestFonts.Require();
        using var fonts = FontSet.Load(new FontFolders(null, FontFolders.FetchedFolder));
        var wanted = Enumerable.Range(0x3400, 0x6C00).Concat(Enumerable.Range(0x2000, 0x800)).ToArray();
        var answers = new FontGlyph[4][];
        Parallel.For(0, answers.Length, i => answers[i] = [.. wanted.Select(c => fonts.Resolve(FontRole.KaiTi, c))]);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
    }
}
