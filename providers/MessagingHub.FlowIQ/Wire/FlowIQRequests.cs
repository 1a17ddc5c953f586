using System.Text.Json.Serialization;

namespace MessagingHub.FlowIQ.Wire;

/// <summary>A message of any type; each type has its own fields beside the number, the type and the message replied to.</summary>
internal sealed record FlowIQMessageRequest
{
    public required string PhoneNumber { get; init; }

    public required string MessageType { get; init; }

    public string? ContextMessageId { get; init; }

    public string? Text { get; init; }

    public string? MediaUrl { get; init; }

    public string? Caption { get; init; }

    public string? Filename { get; init; }

    public FlowIQLocation? Location { get; init; }

    public IReadOnlyList<FlowIQContactCard>? Contacts { get; init; }

    public FlowIQInteractive? Interactive { get; init; }

    public FlowIQReactionRequest? Reaction { get; init; }
}

internal sealed class FlowIQLocation
{
    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public string? Name { get; init; }

    public string? Address { get; init; }
}

internal sealed class FlowIQContactCard
{
    public required FlowIQContactCardName Name { get; init; }

    public IReadOnlyList<FlowIQContactCardPhone>? Phones { get; init; }
}

internal sealed class FlowIQContactCardName
{
    public required string FormattedName { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }
}

internal sealed class FlowIQContactCardPhone
{
    public required string Phone { get; init; }

    public string? Type { get; init; }
}

/// <summary>Buttons or a menu; header, body and footer are plain texts here, unlike in Meta's own API.</summary>
internal sealed class FlowIQInteractive
{
    public required string Type { get; init; }

    public required string Body { get; init; }

    public string? Header { get; init; }

    public string? Footer { get; init; }

    public FlowIQHeaderMedia? HeaderMedia { get; init; }

    public IReadOnlyList<FlowIQButton>? Buttons { get; init; }

    public string? Button { get; init; }

    public IReadOnlyList<FlowIQSection>? Sections { get; init; }
}

internal sealed class FlowIQHeaderMedia
{
    public required string Type { get; init; }

    public required string Url { get; init; }

    public string? Filename { get; init; }
}

internal sealed class FlowIQButton
{
    public required string Title { get; init; }

    public string? Id { get; init; }
}

internal sealed class FlowIQSection
{
    public string? Title { get; init; }

    public required IReadOnlyList<FlowIQRow> Rows { get; init; }
}

internal sealed class FlowIQRow
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }
}

internal sealed class FlowIQReactionRequest
{
    public required string MessageId { get; init; }

    public required string Emoji { get; init; }
}

/// <summary>The only request whose names are in camel case.</summary>
internal sealed class FlowIQTemplateRequest
{
    [JsonPropertyName("templateName")]
    public required string TemplateName { get; init; }

    [JsonPropertyName("whatsappNumber")]
    public required string WhatsappNumber { get; init; }

    [JsonPropertyName("bodyParameters")]
    public IReadOnlyDictionary<string, string>? BodyParameters { get; init; }

    [JsonPropertyName("buttonParameters")]
    public IReadOnlyDictionary<string, string>? ButtonParameters { get; init; }

    [JsonPropertyName("headerMedia")]
    public string? HeaderMedia { get; init; }

    [JsonPropertyName("memberId")]
    public string? MemberId { get; init; }
}

internal sealed class FlowIQContactRequest
{
    public required string PhoneNumber { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public string? Tags { get; init; }
}

internal sealed class FlowIQWebhookRequest
{
    public required string Url { get; init; }

    public required string Type { get; init; }
}
