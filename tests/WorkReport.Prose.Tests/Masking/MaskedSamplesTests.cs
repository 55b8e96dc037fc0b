using WorkReport.Prose.Masking;

namespace WorkReport.Prose.Tests.Masking;

/// <summary>Real reports: whom and what they name, and nothing besides. Amounts, which the reader of quantities finds, are left out.</summary>
public class MaskedSamplesTests
{
    [Theory]
    [InlineData("s00_seed_guangongwei_2022", "王")]
    [InlineData("p03_hebei_2026", "王正谱 河北省 雄安新区 北京 通州区 廊坊 唐山 石家庄 张家口 沧州 邯郸 塞罕坝林场")]
    [InlineData("n1993_national", "罗干 上海 北京市 九江 深圳 南宁 昆明 宝鸡 广东 福建 海南")]
    public void Only_names_are_found(string sample, string names)
    {
        string text = Sample.Real(sample);

        Assert.Equal(names.Split(' '), EntityReader.Read(text).Where(entity => entity.Kind != EntityKind.Money).Select(entity => entity.Name));
    }

    [Theory]
    [InlineData("d01_rank_and_negative_growth")]
    [InlineData("d03_dual_units_cases_people")]
    [InlineData("d05_ordinals_without_shi_glued_heading")]
    [InlineData("d09_toc_then_body_running_numbers")]
    [InlineData("d13_per_person_standards")]
    public void A_text_that_names_nobody_stays(string sample) => Assert.DoesNotContain(EntityReader.Read(Sample.Own(sample)), entity => entity.Kind != EntityKind.Money);
}
