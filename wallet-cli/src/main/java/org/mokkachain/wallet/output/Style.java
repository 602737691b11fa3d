package org.mokkachain.wallet.output;

/** How a piece of text looks on a terminal that shows colour. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    WARNING("33"),
    ACCENT("36"),
    WHITE_ON_BLACK("97;40");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text between the control sequences of ECMA-48. */
    String on(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
