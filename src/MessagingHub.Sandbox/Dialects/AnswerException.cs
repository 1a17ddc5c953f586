namespace MessagingHub.Sandbox;

/// <summary>The service says no, in a body that holds more than a code and a message.</summary>
internal sealed class AnswerException(Answer answer) : Exception("The service refused the request.")
{
    public Answer Answer => answer;
}
