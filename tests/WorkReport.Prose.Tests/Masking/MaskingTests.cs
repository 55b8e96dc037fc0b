using WorkReport.Prose.Masking;

namespace WorkReport.Prose.Tests.Masking;

public class MaskingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("县委书记王建国到会。王书记强调，要抓好落实。建国同志多次下乡。", "县委书记某甲到会。某甲书记强调，要抓好落实。某甲同志多次下乡。")]
    [InlineData("县长李敏和书记李强出席。李县长主持，李书记讲话。", "县长某甲和书记某乙出席。某甲县长主持，某乙书记讲话。")]
    [InlineData("参加人员：王芳、刘　强、赵一鸣", "参加人员：某甲、某乙、某丙")]
    [InlineData("由张伟担任常务主任，欧阳明任副主任。", "由某甲担任常务主任，某乙任副主任。")]
    [InlineData("（柳溪县教育局　王芳）", "（A县教育局　某甲）")]
    [InlineData("柳溪县清河镇枣桥村先行，柳溪的做法得到推广。", "A县B镇C村先行，A县的做法得到推广。")]
    [InlineData("桐川、榆溪等县的经验，桐川县作了交流。", "A县、B县等县的经验，A县作了交流。")]
    [InlineData("河北省石家庄市来访，河北、石家庄两级都支持。", "A省B市来访，A省、B市两级都支持。")]
    [InlineData("恒泰农业科技有限公司捐款20万元，恒泰公司又捐3000元。", "某公司一捐款××万元，某公司一又捐××元。")]
    [InlineData("明德小学和康宁医院参加，《柳溪日报》、《桐川日报》刊发。", "某学校一和某医院一参加，《某报一》、《某报二》刊发。")]
    [InlineData("补贴由300元提高到500元，惠及1850名儿童。", "补贴由××元提高到××元，惠及1850名儿童。")]
    [InlineData("联系人：陈晓东，电话13812345678。", "联系人：某甲，电话某号码一。")]
    [InlineData("村民李大山，男，1965年3月出生，身份证号110101196503077713。", "村民某甲，男，××年××月出生，身份证号某号码一。")]
    [InlineData("根据柳政发〔2022〕15号文件和国发〔2022〕3号文件", "根据某文号一文件和国发〔2022〕3号文件")]
    [InlineData("原有A县，又有柳溪县。某甲到会，书记王建国讲话。", "原有A县，又有B县。某甲到会，书记某乙讲话。")]
    public void What_is_named_gets_one_stand_in(string text, string masked) => Assert.Equal(masked, MaskedText.Of(text, EntityReader.Read(text)));

    [Theory]
    [InlineData("全市各县区高度重视农村社区建设，推进乡村振兴和城市更新。我区本镇建设新农村，各乡镇、贫困村、示范社区、老旧小区齐头并进。")]
    [InlineData("党委书记带头，主任高度重视，局长办公会专题研究。各位同志、全体党员、老同志、女同志都来参加。有关主任、村书记、担任书记的同志。")]
    [InlineData("深入学习贯彻习近平新时代中国特色社会主义思想，学习雷锋同志。")]
    [InlineData("国有公司、示范学校、农村中小学、各级医院、行业协会、专业合作社、人民医院、上市公司。")]
    [InlineData("建成站点12个，培训1200人次，达标率85%，面积300平方米。第三届全国会议。")]
    [InlineData("改造城镇老旧小区，发展返乡创业，规范市场秩序，方便市民，完善区域布局。")]
    public void Words_are_left_alone(string text) => Assert.Empty(EntityReader.Read(text));

    [Fact]
    public void A_person_is_told_with_posts_and_every_place()
    {
        Entity person = EntityReader.Read("县委书记王建国到会。王书记讲话，王建国同志总结。").Single();

        Assert.Equal((EntityKind.Person, "王建国", "某甲"), (person.Kind, person.Name, person.StandIn));
        Assert.Equal(["书记"], person.Posts);
        Assert.Equal([(4, 3), (10, 1), (16, 3)], person.Mentions.Select(mention => (mention.Start, mention.Length)));
    }

    [Fact]
    public void Two_of_one_surname_whose_short_form_could_be_either_are_three()
        => Assert.Equal("局长某甲、局长某乙到会，某丙局长讲话。", Masked("局长王芳、局长王伟到会，王局长讲话。"));

    [Fact]
    public void Who_is_left_out_stays_and_another_stand_in_may_be_given()
    {
        const string text = "书记王建国到柳溪县。";
        Entity[] chosen = [.. EntityReader.Read(text).Where(entity => entity.Kind == EntityKind.Person).Select(entity => entity with { StandIn = "某某" })];

        Assert.Equal("书记某某到柳溪县。", MaskedText.Of(text, chosen));
    }

    [Fact]
    public void Planted_names_are_found()
    {
        int planted = 0;
        List<string> missed = [];
        foreach (var (sentence, names) in PlantedNames.All())
        {
            string masked = Masked(sentence);
            planted += names.Length;
            missed.AddRange(names.Where(name => masked.Contains(name, StringComparison.Ordinal) || masked.Length >= sentence.Length + 6).Select(name => $"{name}: {sentence} {masked}"));
        }
        output.WriteLine($"{planted - missed.Count} of {planted}\n{string.Join('\n', missed)}");
        Assert.True(missed.Count <= planted * 5 / 100, $"{missed.Count} of {planted}: {string.Join('\n', missed.Take(20))}");
    }

    private static string Masked(string text) => MaskedText.Of(text, EntityReader.Read(text));
}
