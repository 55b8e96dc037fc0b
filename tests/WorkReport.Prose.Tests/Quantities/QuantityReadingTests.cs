using System.Globalization;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Tests.Quantities;

/// <summary>One kind of wording in each case; the wording and figures are our own. value unit qualifiers, parted by ；.</summary>
public class QuantityReadingTests
{
    [Theory]
    [InlineData("全乡有3100多名老同志参加", "3100 名 多")]
    [InlineData("受教育群众3万多人，筹资700多万元", "30000 人 多；7000000 元 多")]
    [InlineData("整治河道2.4万公里、改造户厕5.1万座", "24000 公里；51000 座")]
    [InlineData("拨付资金36,418万元", "364180000 元")]
    [InlineData("外贸额达２．３万亿元，增长６．５％", "2300000000000 元；6.5 %")]
    [InlineData("产煤 3 6 1 2 0 亿吨，增长4 ．5 ％", "3612000000000 吨；4.5 %")]
    [InlineData("引资二千三百四十一亿美元，建校六十五所，惠及四十二万多户", "234100000000 美元；65 所；420000 户 多")]
    [InlineData("九亿六千万吨，三万五千亿元", "960000000 吨；3500000000000 元")]
    public void Values_are_in_ones_whatever_script_they_are_in(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("合格率百分之九十六点五，出生率千分之九", "96.5 %；9 ‰")]
    [InlineData("八成以上的村，占比超六成", "80 % 以上；60 % 超")]
    [InlineData("减少四分之一，占全市1/8", "0.25；0.125")]
    [InlineData("产值翻了一番，力争翻两番", "2 倍；4 倍 力争")]
    [InlineData("收入差距缩小到2.3：1", "2.3")]
    [InlineData("快于全市2.6个、0.9个百分点", "2.6 个百分点；0.9 个百分点")]
    [InlineData("分别提高0.7和1.4个百分点", "0.7 个百分点；1.4 个百分点")]
    [InlineData("每人奖励3、5、8万元", "30000 元；50000 元；80000 元")]
    [InlineData("增速-2.4%，下降2.4%", "-2.4 %；2.4 %")]
    public void Shares_rates_and_ratios(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("近4000人，约70个，突破90家，逾百场，接近85%", "4000 人 近；70 个 约；90 家 突破；100 场 逾；85 % 接近")]
    [InlineData("签约40个，节约6000元，附近3家，通过5项", "40 个；6000 元；3 家；5 项")]
    [InlineData("累计建成学校14所、幼儿园31所，新增床位60张", "14 所 累计；31 所 累计；60 张")]
    [InlineData("累计为17个县供煤超40万吨", "17 个；400000 吨 累计,超")]
    [InlineData("控制在5%以内，岁数80岁以上的老人23名", "5 % 以内；23 名")]
    [InlineData("接近在校学生总数的百分之三十", "30 % 接近")]
    public void Words_for_more_nearly_about_and_over_which_time(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("补助由260元提高到410元", "260>410 元")]
    [InlineData("总产值从2019年的31.5亿元增长到2024年的47.2亿元", "3150000000>4720000000 元")]
    [InlineData("由每人每年70元提高至95元", "70>95 元")]
    [InlineData("由五年前的百分之四十左右扩大到百分之七十左右", "40>70 % 左右")]
    [InlineData("办结时间由两个月压缩到15个工作日", "2>15 月>工作日")]
    [InlineData("差距由2.6：1缩小至2.4：1", "2.6>2.4")]
    [InlineData("由14.3下降为9.8%", "14.3>9.8 %")]
    [InlineData("提高到31.2%，降至6%以下", "31.2 %；6 % 以下")]
    public void Changes_keep_both_ends(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("增长5.5%—6%，1-2个，4至6名，百分之七至八", "5.5~6 %；1~2 个；4~6 名；7~8 %")]
    public void Of_a_range_both_ends_are_known(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("xx万余名，××元，X.X亿元，**%", "? 名 余；? 元；? 元；? %")]
    [InlineData("XX市XX局xx书记于xx月xx日到XX眼科", "")]
    public void Masked_figures_are_told_from_masked_names(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("27微克/立方米，每户每月260元，180元/人/月", "27 微克/立方米；260 元；180 元/人/月")]
    [InlineData("危房2.2万套（户），农机450台（套），41个县（市、区）", "22000 套（户）；450 台（套）；41 个")]
    [InlineData("受理案件63件81人", "63 件；81 人")]
    [InlineData("服务超9万，惠及12万群众", "90000 超；120000")]
    [InlineData("籌集資金28萬余元，資助46個", "280000 元 余；46 個")]
    public void Units_stand_as_they_are_printed(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("2023年7月9日第5次会议，县发〔2023〕18号，3月2日至6日，1-8月份，2021—2024年，10月底前")]
    [InlineData("第四届，居全省第6位，列全市5位，前10位，第3—4类，十一届三次全会")]
    [InlineData("“六个一”活动，“12条”意见，“7×24小时”，《三年行动计划》，1+5+N")]
    [InlineData("PM2.5、4A级、6G、220千伏、310国道、A4纸、2.0版、12345热线")]
    [InlineData("两个文件，三大战役，四项制度，八项规定，一批，一系列，进一步，百家争鸣，千方百计，长三角")]
    [InlineData("连续8个月，24小时值班，近三年，3岁以下婴幼儿，70岁以上老人，水位以下2米")]
    [InlineData("千亿级产业，百亿产业，100万级，几十个，数百名，数以亿计")]
    public void What_dates_orders_names_or_only_says_when_is_none(string text) => Reads(text, "");

    [Theory]
    [InlineData("人均预期寿命78.6岁，平均年龄由41岁下降到36岁", "78.6 岁；41>36 岁")]
    [InlineData("审批时限缩短至4个工作日，优良天数达到315天", "4 工作日；315 天")]
    [InlineData("引进2亿元以上项目9个，奖励5000元以上的学生33人", "9 个；33 人")]
    [InlineData("完成投资80亿元以上，粮食产量稳定在21万吨以上", "8000000000 元 以上；210000 吨 以上")]
    public void Times_ages_and_thresholds_count_where_they_are_the_point(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("青年经营主体130个", "青年经营主体")]
    [InlineData("全市有2600多名教师参加", "教师")]
    [InlineData("生产总值达到64亿元、增长5.4%、高于全省0.3个百分点", "生产总值；生产总值增长；生产总值高于全省")]
    [InlineData("钢产量增长百分之八，达到500万吨", "钢产量增长；钢产量")]
    [InlineData("进货额、出货额分别增长6%、9%", "进货额增长；出货额增长")]
    [InlineData("城镇、农村居民人均收入分别增长3%、5%", "城镇居民人均收入增长；农村居民人均收入增长")]
    public void What_is_counted_stands_in_the_words_around_it(string text, string expected)
        => Assert.Equal(expected, string.Join('；', QuantityReader.Read(text).Select(reading => reading.Name)));

    private static void Reads(string text, string expected) => Assert.Equal(expected, string.Join('；', QuantityReader.Read(text).Select(Told)));

    private static string Told(QuantityReading reading)
    {
        string value = reading.Value?.ToString(CultureInfo.InvariantCulture) ?? "?";
        string ends = reading switch
        {
            { From: { } from } => $"{from.ToString(CultureInfo.InvariantCulture)}>{value}",
            { Upper: { } upper } => $"{value}~{upper.ToString(CultureInfo.InvariantCulture)}",
            _ => value,
        };
        return string.Join(' ', new[] { ends, reading.Unit, string.Join(',', reading.Qualifiers.Order(StringComparer.Ordinal)) }.Where(word => word.Length > 0));
    }
}
