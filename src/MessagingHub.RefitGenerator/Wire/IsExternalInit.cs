namespace System.Runtime.CompilerServices;

// Records need this type, and netstandard2.0, the only target a generator may have, does not bring it.
internal static class IsExternalInit;
