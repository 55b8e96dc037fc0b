using CsCheck;
using WorkReport.Prose.Masking;
using WorkReport.Prose.Tests.Texts;

namespace WorkReport.Prose.Tests.Masking;

public class MaskingProperties
{
    private static readonly Gen<string> Pieces = Gen.OneOf([
        "王建国", "李敏", "张伟", "欧阳明", "王", "李", "高", "书记", "县长", "主任", "同志", "先生", "村民", "联系人：", "参加人员：", "由", "担任", "在", "到", "和", "、", "，", "。", "（", "）", "等", "柳溪", "枣桥", "县", "镇", "村", "区", "街道", "社区", "市", "省", "河北", "石家庄", "恒泰", "农业科技", "有限公司", "集团", "小学", "医院",
        "《", "》", "日报", "20万元", "300元", "由300元提高到500元", "13812345678", "110101196503077713", "柳政发〔2022〕15号", "1965年3月出生", "，男，", "XX", "xx", "某", "某甲", "A县", "A", "××", "2022年3月15日", "省内第一家", "\n", " ", "　", "\u200B", "𠮷", "\uFFFD", "建设", "工作", "高度重视", "全市", "贫困",
    ]).Array[0, 40].Select(string.Concat);

    [Fact]
    public void Any_text_is_masked_and_what_is_not_named_stays_where_it_was()
        => Gen.OneOf(Pieces, Given.Anything).Sample(text =>
        {
            IReadOnlyList<Entity> entities = EntityReader.Read(text);
            Mention[] mentions = [.. entities.SelectMany(entity => entity.Mentions).OrderBy(mention => mention.Start)];
            int end = 0;
            foreach (Mention mention in mentions)
            {
                Assert.True(mention.Length > 0 && mention.Start >= end && mention.Start + mention.Length <= text.Length, $"{mention} {text}");
                end = mention.Start + mention.Length;
            }
            MaskedPiece[] pieces = [.. MaskedText.Pieces(text, entities)];
            int at = 0, next = 0;
            foreach (MaskedPiece piece in pieces)
            {
                if (piece.Entity is null)
                    Assert.Equal(piece.Words, text.Substring(at, piece.Words.Length));
                at += piece.Entity is null ? piece.Words.Length : mentions[next++].Length;
            }
            Assert.Equal(text.Length, at);
            foreach (var leak in Leaks.Find(text))
                Assert.True(leak.Length > 0 && leak.Start >= 0 && leak.Start + leak.Length <= text.Length);
        }, iter: 5_000);

    [Fact]
    public void Masking_twice_is_masking_once()
        => Pieces.Sample(text =>
        {
            string masked = MaskedText.Of(text, EntityReader.Read(text));
            Assert.Equal(masked, MaskedText.Of(masked, EntityReader.Read(masked)));
        }, iter: 5_000);

    [Fact]
    public void No_two_entities_have_one_stand_in()
        => Pieces.Sample(text => Assert.DoesNotContain(EntityReader.Read(text).Where(entity => entity.Kind is not (EntityKind.Money or EntityKind.BirthDate)).GroupBy(entity => entity.StandIn), same => same.Count() > 1), iter: 2_000);
}
