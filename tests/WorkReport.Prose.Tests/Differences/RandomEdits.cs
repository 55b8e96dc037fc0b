using System.Text;
using WorkReport.Prose.Differences;

namespace WorkReport.Prose.Tests.Differences;

/// <summary>Two texts, and what was done to the one to make the other.</summary>
/// <param name="Old">Before.</param>
/// <param name="New">After.</param>
/// <param name="Edits">How many times something was done.</param>
/// <param name="Removed">How many signs were taken out; what was moved apart.</param>
/// <param name="Inserted">How many were put in.</param>
/// <param name="Moves">How many paragraphs were moved.</param>
internal sealed record EditedText(string Old, string New, int Edits, int Removed, int Inserted, int Moves);

/// <summary>Edits at random: words replaced, paragraphs moved, merged and split. The same seed gives the same.</summary>
internal static class RandomEdits
{
    /// <summary>So many signs that stayed may be struck or underlined with each edit, where a phrase or a number would be cut otherwise.</summary>
    private const int MostOver = 8;

    private static readonly string[] Words =
        ("党建 项目 村庄 河道 学校 医院 道路 网格 群众 企业 合作社 志愿者 老人 青年 干部 资金 台账 制度 培训 宣讲 走访 排查 整改 验收 招商 产业 粮食 果园 旅游 文化 图书 广场 消防 安全 信访 调解 热线 窗口 审批 "
        + "材料 补贴 就业 住房 养老 托育 医保 疫苗 垃圾 污水 绿地 公园 水库 电网 宽带 公交 站点 停车 路灯 物业 业主 楼栋 商户 市场 集市 品牌 专利 技术 数据 平台 系统 设备 仓库 冷链 大棚 茶叶 水稻 生猪 苗木 "
        + "推进 落实 完成 新建 改造 组织 开展 建立 完善 清理 修复 引进 培育 发放 办结 解决 协调 督促 联合 集中 全面 扎实 稳步 持续 重点 按期 逐户 统一 免费 有效").Split(' ');

    private static readonly string[] Units = ["名", "户", "件", "场", "万元", "公里", "亩", "人次", "%", "处"];

    public static EditedText Make(int seed)
    {
        var random = new Random(seed);
        var paragraphs = Enumerable.Range(0, random.Next(3, 14)).Select(_ => Paragraph(random)).ToList();
        var old = string.Join('\n', paragraphs);
        // What was merged, split or moved once is not taken apart again, nor do two become one that a moved paragraph stood between: of such
        // nobody could say what was done.
        var free = paragraphs.Select(_ => true).ToList();
        var places = Enumerable.Range(0, paragraphs.Count).ToList();
        var (edits, removed, inserted, moves) = (random.Next(1, 6), 0, 0, 0);
        for (var edit = 0; edit < edits; edit++)
        {
            var at = random.Next(paragraphs.Count);
            switch (random.Next(6))
            {
                case 0 when free[at]:
                    var to = random.Next(paragraphs.Count);
                    if (to == at || !free[to])
                        goto default;
                    var moved = paragraphs[at];
                    paragraphs.RemoveAt(at);
                    free.RemoveAt(at);
                    places.RemoveAt(at);
                    paragraphs.Insert(to, moved);
                    free.Insert(to, false);
                    places.Insert(to, -1);
                    moves++;
                    break;
                case 1 when at + 1 < paragraphs.Count && free[at] && free[at + 1] && places[at + 1] == places[at] + 1:
                    paragraphs[at] += paragraphs[at + 1];
                    paragraphs.RemoveAt(at + 1);
                    free.RemoveAt(at + 1);
                    places.RemoveAt(at + 1);
                    free[at] = false;
                    removed++;
                    break;
                case 2 when free[at]:
                    var where = paragraphs[at].IndexOf('。', paragraphs[at].Length / 3) + 1;
                    if (where == 0 || where == paragraphs[at].Length)
                        goto default;
                    paragraphs.Insert(at + 1, paragraphs[at][where..]);
                    paragraphs[at] = paragraphs[at][..where];
                    free[at] = false;
                    free.Insert(at + 1, false);
                    places.Insert(at + 1, -1);
                    inserted++;
                    break;
                default:
                    var start = random.Next(paragraphs[at].Length);
                    var length = random.Next(0, Math.Min(12, paragraphs[at].Length - start));
                    var put = random.Next(5) == 0 ? "" : Phrase(random);
                    paragraphs[at] = paragraphs[at].Remove(start, length).Insert(start, put);
                    (removed, inserted) = (removed + length, inserted + put.Length);
                    break;
            }
        }

        return new EditedText(old, string.Join('\n', paragraphs), edits, removed, inserted, moves);
    }

    /// <summary>A report of so many signs.</summary>
    public static string Text(int length, Random random)
    {
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append(Paragraph(random)).Append('\n');
        return text.ToString(0, length);
    }

    private static string Paragraph(Random random)
    {
        var text = new StringBuilder();
        for (var sentences = random.Next(2, 6); sentences > 0; sentences--)
            text.Append(Phrase(random)).Append('，').Append(Phrase(random)).Append(Phrase(random)).Append('。');
        return text.ToString();
    }

    private static string Phrase(Random random)
    {
        var phrase = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Words[random.Next(Words.Length)]));
        return random.Next(3) == 0 ? FormattableString.Invariant($"{phrase}{random.Next(1, 5000)}{Units[random.Next(Units.Length)]}") : phrase;
    }

    /// <summary>What is wrong with the marking of an edited text; null where nothing is.</summary>
    public static string? Fault(EditedText text)
    {
        var difference = TextDifference.Between(text.Old, text.New);
        if (difference.Apply(text.Old) != text.New)
            return "It does not lead to the new text.";
        var (struck, underlined) = Marking.Size(difference);
        return struck > text.Removed + (MostOver * text.Edits) || underlined > text.Inserted + (MostOver * text.Edits)
            ? FormattableString.Invariant($"{struck} + {underlined} signs are marked of {text.Removed} + {text.Inserted} in {text.Edits} edits: {Marking.Of(difference)}") : null;
    }
}
