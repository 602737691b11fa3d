package org.mokkachain.wallet.output;

/** A piece of text with a look. */
public record Text(String text, Style style) {
    public static Text plain(String text) {
        return new Text(text, Style.PLAIN);
    }

    public static Text bold(String text) {
        return new Text(text, Style.BOLD);
    }

    public static Text dim(String text) {
        return new Text(text, Style.DIM);
    }

    public static Text good(String text) {
        return new Text(text, Style.GOOD);
    }

    public static Text bad(String text) {
        return new Text(text, Style.BAD);
    }

    public static Text warning(String text) {
        return new Text(text, Style.WARNING);
    }

    public static Text accent(String text) {
        return new Text(text, Style.ACCENT);
    }

    /** Cells on the screen. */
    int width() {
        return text.codePointCount(0, text.length());
    }

    String rendered(boolean colour) {
        String safe = printable(text);
        return colour ? style.on(safe) : safe;
    }

    /** Text from elsewhere (a memo, a name) must not steer the terminal. */
    static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                StringBuilder safe = new StringBuilder(text.length());
                text.chars().forEach(c -> safe.append(isControl((char) c) ? '\ufffd' : (char) c));
                return safe.toString();
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        boolean direction = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
        return Character.isISOControl(c) || direction;
    }
}
