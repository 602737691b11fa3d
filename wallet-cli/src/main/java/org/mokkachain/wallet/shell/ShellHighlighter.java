package org.mokkachain.wallet.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.mokkachain.wallet.commands.CommandTree;

/** Colours a line while it is typed: commands that exist, options, quoted text. */
final class ShellHighlighter implements Highlighter {
    private static final Pattern PIECE = Pattern.compile("\"[^\"]*\"?|'[^']*'?|\\S+|\\s+");
    private static final AttributedStyle COMMAND =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN).bold();
    private static final AttributedStyle OPTION = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle QUOTED = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        Matcher pieces = PIECE.matcher(buffer);
        String noun = "";
        int words = 0;
        while (pieces.find()) {
            String piece = pieces.group();
            text.styled(style(piece, words, noun), piece);
            if (!piece.isBlank()) {
                noun = words == 0 ? piece : noun;
                words++;
            }
        }
        return text.toAttributedString();
    }

    private static AttributedStyle style(String piece, int words, String noun) {
        char first = piece.charAt(0);
        if (first == '"' || first == '\'') {
            return QUOTED;
        }
        if (first == '-') {
            return OPTION;
        }
        boolean known = words == 0
                ? CommandTree.nouns().contains(piece) || List.of("help", "clear", "exit", "quit").contains(piece)
                : words == 1 && CommandTree.verbs(noun).contains(piece);
        return known ? COMMAND : AttributedStyle.DEFAULT;
    }
}
