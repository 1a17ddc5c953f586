using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace MessagingHub.VelaFlows;

/// <summary>Gives each account the directory's conversations where the application set no resolver of its own.</summary>
[Experimental("MHUB001")]
internal sealed class UseConversationDirectory(ConversationDirectory directory) : IPostConfigureOptions<VelaFlowsOptions>
{
    public void PostConfigure(string? name, VelaFlowsOptions options)
    {
        if (!string.IsNullOrEmpty(name))
        {
            options.ConversationResolver ??= directory.ResolverOf(name);
        }
    }
}
