using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests;

/// <summary>A configuration that a test edits while a hub runs on it.</summary>
internal sealed class EditableConfiguration
{
    private readonly EditableProvider _provider = new();

    public EditableConfiguration(string json)
    {
        _provider.Replace(json);
        Root = new ConfigurationBuilder().Add(_provider).Build();
    }

    public IConfigurationRoot Root { get; }

    public MessagingHubInstance Hub(TimeProvider? time = null, Action<MessagingHubBuilder>? configure = null) =>
        MessagingHubFactory.Create(Root.GetSection("MessagingHub"), hub =>
        {
            if (time is not null)
            {
                hub.Services.AddSingleton(time);
            }

            hub.AddKind(ParrotProvider.Kind).AddKind(MacawKind.Kind);
            configure?.Invoke(hub);
        });

    /// <summary>Replaces everything at once and tells whoever follows; the hub has taken it when this returns.</summary>
    public void Replace(string json)
    {
        _provider.Replace(json);
        Root.Reload();
    }

    private sealed class EditableProvider : ConfigurationProvider, IConfigurationSource
    {
        public void Replace(string json) => Data = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))
            .Build()
            .AsEnumerable()
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true));

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
