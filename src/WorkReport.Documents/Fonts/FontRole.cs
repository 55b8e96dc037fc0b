namespace WorkReport.Documents.Fonts;

/// <summary>The five faces an official document is set in (GB/T 9704-2012, 5.2.2 and 7).</summary>
public enum FontRole : byte
{
    /// <summary>仿宋: body text.</summary>
    FangSong,

    /// <summary>楷体: second-level headings, lead sentences, names of signers.</summary>
    KaiTi,

    /// <summary>黑体: first-level headings.</summary>
    HeiTi,

    /// <summary>宋体: page numbers, tables.</summary>
    SongTi,

    /// <summary>小标宋: titles.</summary>
    XiaoBiaoSong,
}
