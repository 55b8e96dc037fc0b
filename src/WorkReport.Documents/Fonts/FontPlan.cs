namespace WorkReport.Documents.Fonts;

/// <summary>A face a role may be set in.</summary>
/// <param name="Name">Family, full or PostScript name inside the file.</param>
/// <param name="Weight">400 regular, 700 bold.</param>
/// <param name="IsSubstitute">Not the kind of face the standard names.</param>
internal sealed record FontCandidate(string Name, int Weight = 400, bool IsSubstitute = false);

/// <summary>
/// Which faces a role is set in, first choice first. A fixed list of the names inside the files, never the system's own
/// matching, which substitutes in silence: the same files give the same page every time.
/// </summary>
internal static class FontPlan
{
    /// <summary>Where a character is looked for that none of the role's own faces has: rare Hanzi first, then signs.</summary>
    public static IReadOnlyList<FontCandidate> LastResort { get; } =
    [
        Substitute("Noto Serif SC"), Substitute("Noto Serif CJK SC"), Substitute("Noto Sans SC", 500), Substitute("Noto Sans CJK SC"),
        Substitute("LXGW WenKai"), Substitute("SimSun-ExtB"), Substitute("SimSun-ExtG"), Substitute("HanaMinA"), Substitute("HanaMinB"),
        Substitute("Microsoft YaHei"), Substitute("PingFang SC"), Substitute("Segoe UI Symbol"), Substitute("Apple Symbols"),
        Substitute("DejaVu Serif"), Substitute("DejaVu Sans"),
    ];

    /// <summary>Faces that come with systems and with licences of their own.</summary>
    public static IReadOnlyList<FontCandidate> Standard(FontRole role) => role switch
    {
        FontRole.FangSong => Faces(
            "方正仿宋_GBK", "FZFangSong-Z02", "FZFSK--GBK1-0", "方正仿宋简体", "FZFSJW--GB1-0", "仿宋_GB2312", "FangSong_GB2312",
            "仿宋", "FangSong", "华文仿宋", "STFangsong"),
        FontRole.KaiTi => Faces(
            "楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "FZKTK--GBK1-0", "楷体", "KaiTi", "华文楷体", "STKaiti", "Kaiti SC"),
        FontRole.HeiTi => Faces("方正黑体_GBK", "FZHTK--GBK1-0", "黑体", "SimHei", "华文黑体", "STHeiti", "Heiti SC"),
        FontRole.SongTi => Faces("方正书宋_GBK", "FZSSK--GBK1-0", "宋体", "SimSun", "华文宋体", "STSong", "Songti SC"),
        _ => Faces(
            "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXBSK--GBK1-0", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0",
            "华文中宋", "STZhongsong"),
    };

    /// <summary>
    /// Words in the name of a face by which a site says what it is for, when it has put the face into its own folder:
    /// there are more makers of 仿宋 than a list can name.
    /// </summary>
    public static IReadOnlyList<string> Words(FontRole role) => role switch
    {
        FontRole.FangSong => ["仿宋", "FangSong"],
        FontRole.KaiTi => ["楷体", "楷書", "楷书", "KaiTi"],
        FontRole.HeiTi => ["黑体", "HeiTi"],
        FontRole.SongTi => ["书宋", "宋体", "ShuSong", "SongTi"],
        _ => ["小标宋", "XiaoBiaoSong", "大标宋", "DaBiaoSong", "中宋", "ZhongSong"],
    };

    /// <summary>Words that tell another kind of face by the same ending: 仿宋体 and 小标宋体 are no 宋体.</summary>
    public static IReadOnlyList<string> OtherWords(FontRole role) =>
        role is FontRole.SongTi ? [.. Words(FontRole.FangSong), .. Words(FontRole.XiaoBiaoSong)] : [];

    /// <summary>Faces that anyone may use.</summary>
    public static IReadOnlyList<FontCandidate> Free(FontRole role) => role switch
    {
        FontRole.FangSong => [new("FandolFang-Regular"), Substitute("LXGW WenKai"), Substitute("Noto Serif SC"), Substitute("Noto Serif CJK SC")],
        FontRole.KaiTi => [new("FandolKai-Regular"), new("AR PL KaitiM GB"), new("LXGW WenKai"), new("AR PL UKai CN")],
        FontRole.HeiTi => [new("FandolHei-Regular"), new("Noto Sans SC", 500), new("Noto Sans CJK SC", 500)],
        FontRole.SongTi => [new("FandolSong-Regular"), new("AR PL SungtiL GB"), new("Noto Serif SC"), new("Noto Serif CJK SC"), new("AR PL UMing CN")],
        _ => [Substitute("Noto Serif SC", 700), Substitute("Noto Serif CJK SC", 700), Substitute("FandolSong-Bold")],
    };

    private static FontCandidate[] Faces(params string[] names) => [.. names.Select(name => new FontCandidate(name))];

    private static FontCandidate Substitute(string name, int weight = 400) => new(name, weight, IsSubstitute: true);
}
