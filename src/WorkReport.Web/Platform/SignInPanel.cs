namespace WorkReport.Web.Platform;

/// <summary>The two fields of the sign-in, where they are asked for.</summary>
/// <param name="ReturnUrl">Where the person was going.</param>
/// <param name="Kept">What they had typed there, sealed.</param>
/// <param name="UserName">As typed before.</param>
/// <param name="Fault">Why it was refused; null the first time.</param>
public sealed record SignInPanel(string? ReturnUrl = null, string? Kept = null, string? UserName = null, string? Fault = null);

/// <summary>The two fields in which a password of one's own is chosen, where it is asked for.</summary>
/// <param name="ReturnUrl">Where the person was going.</param>
/// <param name="Kept">What they had typed there, sealed.</param>
/// <param name="Faults">What was refused, by field; none the first time.</param>
public sealed record FirstPasswordPanel(string? ReturnUrl = null, string? Kept = null, params IReadOnlyList<(string Field, string Why)> Faults);
