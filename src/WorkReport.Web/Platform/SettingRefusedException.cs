namespace WorkReport.Web.Platform;

/// <summary>A setting with which the site cannot start. The message is a sentence for the person at the console.</summary>
/// <param name="setting">Its name.</param>
/// <param name="given">What stands there.</param>
/// <param name="like">What could stand there.</param>
public sealed class SettingRefusedException(string setting, string given, string like) : Exception(SharedResource.Text("Command.WrongSetting", setting, given, like));
