namespace WorkReport.Web.Pages.Account;

/// <summary>Opens also to who still has the password of an account card; every other page first leads to where they choose their own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithPrintedPasswordAttribute : Attribute;
