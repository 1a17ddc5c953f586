using Microsoft.Extensions.Configuration;

namespace MessagingHub;

/// <summary>Collects what is wrong with an account's settings, each with its configuration path.</summary>
public sealed class OptionsProblems
{
    private readonly string _path;
    private readonly IReadOnlyList<SettingProblem> _unread;
    private readonly List<string> _found;

    internal OptionsProblems(string path, IReadOnlyList<SettingProblem> unread)
    {
        _path = path;
        _unread = unread;
        _found = [.. unread.Select(problem => problem.ToString())];
    }

    internal IReadOnlyList<string> Found => _found;

    /// <summary>Adds a problem unless a condition holds.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="setting">The setting's name below the account.</param>
    /// <param name="problem">What must be changed, as the rest of a sentence that begins with the setting; never the value of a secret.</param>
    public void Require(bool holds, string setting, string problem)
    {
        if (!holds && !IsUnread(setting))
        {
            _found.Add($"{Mask.Path(ConfigurationPath.Combine(_path, setting))} {problem}.");
        }
    }

    /// <summary>Requires a credential: present and visible ASCII, so that it can travel in a header.</summary>
    /// <param name="setting">The setting's name below the account.</param>
    /// <param name="value">Its value.</param>
    /// <param name="source">Where the operator finds one, such as "Flowella, Settings → API keys".</param>
    public void RequireCredential(string setting, string? value, string source)
    {
        if (string.IsNullOrEmpty(value))
        {
            Require(false, setting, $"is missing: take it from {source}");
        }
        else
        {
            Require(
                value.All(c => c is > ' ' and <= '~'),
                setting,
                $"has a space, a line break or a character that is not visible ASCII: copy it again from {source}");
        }
    }

    /// <summary>Whether a setting could not be read, so that its value here is not the one that was meant.</summary>
    internal bool IsUnread(string setting)
    {
        string path = ConfigurationPath.Combine(_path, setting);
        return _unread.Any(problem => problem.Covers(path));
    }

    internal void RequireServiceAddress(string setting, Uri? address)
    {
        if (address is not { IsAbsoluteUri: true } || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            Require(false, setting, "must be an absolute address such as https://api.example.com/v1");
            return;
        }

        Require(
            address.Scheme == Uri.UriSchemeHttps || address.IsLoopback,
            setting,
            "must begin with https:// because http would send the credential in the clear; http is allowed on loopback only");
        Require(
            address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0,
            setting,
            "must have no user, query or fragment");
    }
}
