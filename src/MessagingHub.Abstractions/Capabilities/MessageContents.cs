namespace MessagingHub;

/// <summary>The kinds of content a message can have.</summary>
[Flags]
public enum MessageContents
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Plain text.</summary>
    Text = 1 << 0,

    /// <summary>An image.</summary>
    Image = 1 << 1,

    /// <summary>A video.</summary>
    Video = 1 << 2,

    /// <summary>An audio file.</summary>
    Audio = 1 << 3,

    /// <summary>A document.</summary>
    Document = 1 << 4,

    /// <summary>A place on the map.</summary>
    Location = 1 << 5,

    /// <summary>Contact cards.</summary>
    ContactCard = 1 << 6,

    /// <summary>A text with buttons.</summary>
    Buttons = 1 << 7,

    /// <summary>A text with a menu.</summary>
    List = 1 << 8,

    /// <summary>An emoji on a message.</summary>
    Reaction = 1 << 9,

    /// <summary>An approved template.</summary>
    Template = 1 << 10,
}
