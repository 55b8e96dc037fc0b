namespace WorkReport.Prose.Checks;

/// <summary>What a rule found; each has a sentence of its own.</summary>
public enum CheckRule
{
    /// <summary>A figure of the text that is not what its metric says.</summary>
    FigureDiffers,

    /// <summary>A figure that no metric and no source backs.</summary>
    Unvouched,

    /// <summary>An expected figure printed without 预计.</summary>
    ForecastUnsaid,

    /// <summary>The same thing counted twice, with two results.</summary>
    TwoValues,

    /// <summary>The same people counted in several places, as if they were others each time.</summary>
    PeopleOverlap,

    /// <summary>A rate of change that its two values do not give.</summary>
    Growth,

    /// <summary>提高 where the second value is the lower one.</summary>
    Direction,

    /// <summary>提高5% where 5个百分点 is meant.</summary>
    PercentPoints,

    /// <summary>A share or rate that its two numbers do not give.</summary>
    Share,

    /// <summary>Parts that do not add up to their whole.</summary>
    Sum,

    /// <summary>A part larger than its whole.</summary>
    PartExceeds,

    /// <summary>A share or rate beyond 100 %.</summary>
    PercentRange,

    /// <summary>A share below nothing: 占全部案件的-0.8%.</summary>
    NegativeShare,

    /// <summary>Shares of one whole that are more than 100 % together.</summary>
    SharesExceed,

    /// <summary>Another year than the report is about.</summary>
    YearSlip,

    /// <summary>截至12月31日 in a report of 28 December, without 预计.</summary>
    CountedAhead,

    /// <summary>预计 with what is called final.</summary>
    FinalForecast,

    /// <summary>A day that no calendar has.</summary>
    ImpossibleDay,

    /// <summary>XX, ××, ** where a name or figure was taken out.</summary>
    MaskLeft,

    /// <summary>Several kinds of such signs in one text.</summary>
    MaskStyles,

    /// <summary>A surname that stands where the text elsewhere has taken the name out.</summary>
    NameBesideMask,

    /// <summary>Somebody or something written out in a text that takes others of the kind out.</summary>
    LeakedName,

    /// <summary>One mask for two: 《XX日报》、《XX日报》.</summary>
    SharedMask,

    /// <summary>Two masks for one: xx书记 here and XX书记 there.</summary>
    UnevenMask,

    /// <summary>A post with a day, 省内第一家, a name that only one place has: they say who it is, masked or not.</summary>
    TellingDetail,

    /// <summary>An exact amount beside a mask.</summary>
    AmountBesideMask,

    /// <summary>U+FFFD, ??, □ or a lone ? where a character was lost.</summary>
    LostCharacter,

    /// <summary>The same name in two spellings.</summary>
    NameVariant,

    /// <summary>“四带头” with three or five members.</summary>
    FormulaMembers,

    /// <summary>A member that a well-known formula does not have.</summary>
    FormulaMember,

    /// <summary>三个方面, of which four follow.</summary>
    ListedCount,

    /// <summary>一是…三是….</summary>
    SeriesGap,

    /// <summary>A bracket, quote or title mark without its other half.</summary>
    Unpaired,

    /// <summary>Half-width marks in Chinese text.</summary>
    HalfWidth,

    /// <summary>Full-width digits, letters or ％.</summary>
    FullWidthDigits,

    /// <summary>，， or 。，.</summary>
    DoubledMark,

    /// <summary>的的, 与与.</summary>
    DoubledWord,

    /// <summary>A heading with nothing below it.</summary>
    EmptySection,

    /// <summary>一、 三、.</summary>
    HeadingGap,

    /// <summary>二、 a second time.</summary>
    HeadingTwice,

    /// <summary>One heading built otherwise than its neighbours.</summary>
    BrokenParallel,

    /// <summary>A word that is spelt so nowhere.</summary>
    Typo,

    /// <summary>A word that is probably another one.</summary>
    LikelyTypo,

    /// <summary>首家, 率先, 第一 without evidence.</summary>
    Claim,

    /// <summary>The same where nothing is known about evidence: it says what to attach.</summary>
    ClaimUnshown,
}

/// <summary>How sure a rule is.</summary>
public enum Severity
{
    /// <summary>必错: it is wrong, whatever was meant.</summary>
    Wrong,

    /// <summary>存疑: somebody has to look.</summary>
    Doubtful,

    /// <summary>提示: allowed, and better otherwise.</summary>
    Hint,
}

/// <summary>Something in a text that an editor has to look at.</summary>
/// <param name="Rule">What was found.</param>
/// <param name="Severity">How sure that is.</param>
/// <param name="Start">Where it begins in the text that was read, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="With">What its sentence names, in the order of the sentence's places.</param>
/// <param name="Repair">What is to stand instead of the stretch; null where a person has to decide.</param>
public sealed record Finding(CheckRule Rule, Severity Severity, int Start, int Length, IReadOnlyList<string> With, string? Repair = null);
