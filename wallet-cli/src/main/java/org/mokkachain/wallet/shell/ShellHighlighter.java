package org.mokkachain.wallet.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.mokkachain.wallet.commands.CommandTree;

/** Colours a line while it is typed: commands and options that exist, those that do not, quoted text. */
final class ShellHighlighter implements Highlighter {
    private static final int LONGEST = 2_000;
    private static final Pattern PIECE = Pattern.compile("\"[^\"\n]*\"?|'[^'\n]*'?|\n|[^\\S\n]+|\\S+");
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle COMMAND = PLAIN.foreground(AttributedStyle.CYAN).bold();
    private static final AttributedStyle OPTION = PLAIN.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle WRONG = PLAIN.foreground(AttributedStyle.RED);
    private static final AttributedStyle QUOTED = PLAIN.foreground(AttributedStyle.GREEN);

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (buffer.length() > LONGEST) {
            return new AttributedString(buffer); // pasted: it has to appear at once
        }
        AttributedStringBuilder text = new AttributedStringBuilder();
        Matcher pieces = PIECE.matcher(buffer);
        List<String> before = new ArrayList<>();
        while (pieces.find()) {
            String piece = pieces.group();
            boolean ended = pieces.end() < buffer.length();
            text.styled(style(piece, before, ended), piece);
            if (piece.equals("\n")) {
                before.clear();
            } else if (!piece.isBlank()) {
                before.add(piece);
            }
        }
        return text.toAttributedString();
    }

    /** @param ended whether the word is typed to its end, so that one can say it is wrong */
    private AttributedStyle style(String piece, List<String> before, boolean ended) {
        char first = piece.charAt(0);
        if (first == '"' || first == '\'') {
            return QUOTED;
        }
        if (piece.isBlank()) {
            return PLAIN;
        }
        Typed typed = Typed.of(before);
        Place place = Place.after(typed.rest());
        if (typed.inOwnOption() || place.needsValue() || place.dashesEnded()) {
            return PLAIN;
        }
        if (first == '-') {
            return piece.length() == 1 || !ended || exists(place, piece) ? OPTION : WRONG;
        }
        if (place.value().isPresent() || !place.verb().isEmpty()) {
            return PLAIN;
        }
        boolean noun = place.noun().isEmpty();
        boolean exists = noun
                ? CommandTree.nouns().contains(piece) || isOwn(typed, piece)
                : CommandTree.verbs(place.noun()).contains(piece);
        return exists ? COMMAND : ended ? WRONG : PLAIN;
    }

    private static boolean isOwn(Typed typed, String word) {
        return typed.isEmpty() && (Typed.BUILT_IN.containsKey(word) || word.equals("quit") || Typed.isOuterWord(word));
    }

    private boolean exists(Place place, String piece) {
        int sign = piece.indexOf('=');
        String option = sign < 0 ? piece : piece.substring(0, sign);
        if (option.equals("--") || option.equals("-h") || place.verb().isEmpty()) {
            return true;
        }
        return place.argument(option).isPresent();
    }
}
