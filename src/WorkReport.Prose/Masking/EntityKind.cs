namespace WorkReport.Prose.Masking;

/// <summary>What sort of thing is named; in the order in which it is listed.</summary>
public enum EntityKind
{
    Person,
    Place,
    Organisation,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>The number of an identity card.</summary>
    IdentityNumber,

    /// <summary>文号: 柳政发〔2022〕15号.</summary>
    DocumentNumber,

    /// <summary>A person's day, or month, of birth.</summary>
    BirthDate,
}
