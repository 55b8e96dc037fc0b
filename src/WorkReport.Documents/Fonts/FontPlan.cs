namespace WorkReport.Documents.Fonts;

/// <summary>A face a role may be set in.</summary>
/// <param name="Name">Family, full or PostScript name inside the file.</param>
/// <param name="Weight">400 regular, 700 bold.</param>
/// <param name="IsSubstitute">Not the kind of face the standard names.</param>
internal sealed record FontCandidate(string Name, int Weight = 400, bool IsSubstitute = false);

/// <summary>Which faces a role is set in, first choice first. A fixed list: the same machine gives the same page every time.</summary>
internal static class FontPlan
{
    private static readonly FontCandidate[] LastResorts =
    [
        Substitute("Noto Serif SC"), Substitute("Noto Serif CJK SC"), Substitute("Noto Sans SC", 500), Substitute("Noto Sans CJK SC"),
        Substitute("LXGW WenKai"), Substitute("DejaVu Serif"), Substitute("DejaVu Sans"),
    ];

    /// <summary>Faces that come with systems and with licences of their own.</summary>
    public static IReadOnlyList<FontCandidate> Standard(FontRole role) => role switch
    {
        FontRole.FangSong => Faces("方正仿宋_GBK", "FZFangSong-Z02", "仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong"),
        FontRole.KaiTi => Faces("楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "楷体", "KaiTi", "华文楷体", "STKaiti"),
        FontRole.HeiTi => Faces("方正黑体_GBK", "黑体", "SimHei", "华文黑体", "STHeiti"),
        FontRole.SongTi => Faces("方正书宋_GBK", "宋体", "SimSun", "华文宋体", "STSong"),
        _ => Faces("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong"),
    };

    /// <summary>Faces that anyone may use.</summary>
    public static IReadOnlyList<FontCandidate> Free(FontRole role) => role switch
    {
        FontRole.FangSong => [new("FandolFang-Regular"), Substitute("LXGW WenKai"), Substitute("Noto Serif SC"), Substitute("Noto Serif CJK SC")],
        FontRole.KaiTi => [new("FandolKai-Regular"), new("AR PL KaitiM GB"), new("LXGW WenKai"), new("AR PL UKai CN")],
        FontRole.HeiTi => [new("FandolHei-Regular"), new("Noto Sans SC", 500), new("Noto Sans CJK SC", 500), new("Noto Sans SC"), new("Noto Sans CJK SC")],
        FontRole.SongTi => [new("FandolSong-Regular"), new("AR PL SungtiL GB"), new("Noto Serif SC"), new("Noto Serif CJK SC"), new("AR PL UMing CN")],
        _ => [Substitute("Noto Serif SC", 700), Substitute("Noto Serif CJK SC", 700), Substitute("FandolSong-Bold")],
    };

    /// <summary>Where a character is looked for that none of the role's own faces has.</summary>
    public static IReadOnlyList<FontCandidate> LastResort => LastResorts;

    private static FontCandidate[] Faces(params string[] names) => [.. names.Select(name => new FontCandidate(name))];

    private static FontCandidate Substitute(string name, int weight = 400) => new(name, weight, IsSubstitute: true);
}
