package org.mokkachain.endtoend.explorer;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Texts that people could put on a chain to have them executed by whoever looks at them, or to make a page lie: markup,
 * template and address tricks, formulas of spreadsheets, invisible and reordering characters, no place to break a
 * line.
 */
public final class HostileTexts {
    /** What ran if {@link #PROOF} is not undefined in the page. */
    public static final String PROOF = "window.mokkaWasHere";

    private static final String RUN = PROOF + "=1";
    private static final String RIGHT_TO_LEFT = "\u202E";
    private static final String ZERO_WIDTH = "\u200B";

    /** A text of the longest kind, without a place to break it. */
    public static final String LONG = "W".repeat(10_000);

    /** All but the long one, in UTF-8 up to 90 bytes. None has control characters, so any may be a label or a key. */
    public static final List<String> ALL = List.of(
            "<script>" + RUN + "</script>",
            "<img src=x onerror=" + RUN + ">",
            "</td></table><svg onload=" + RUN + ">",
            "\"><iframe srcdoc='<script>parent." + RUN + "</script>'>",
            "\" onmouseover=\"" + RUN + "\" autofocus onfocus=\"" + RUN,
            "' style='position:fixed;inset:0' onclick='" + RUN,
            "javascript:" + RUN,
            "JaVaScRiPt:" + RUN + "//https://example.org",
            "data:text/html,<script>opener." + RUN + "</script>",
            "//example.org/%2f..",
            "{{constructor.constructor('" + RUN + "')()}}",
            "${" + RUN + "}",
            "`${" + RUN + "}`",
            "-->]]><!--",
            "=cmd|' /C calc'!A0",
            "+1+1\",\"@SUM(1+1)",
            "-2+3",
            "@SUM(A1:A9)",
            "__proto__",
            "constructor",
            "../../v1/status?limit=1#x",
            "%00%0a%3Cscript%3E",
            "null",
            "txt." + RIGHT_TO_LEFT + "exe.elbissop ton",
            "al" + ZERO_WIDTH + "ice",
            "\uFEFF \u2028\u2029 ",
            "e" + "\u0301".repeat(40),
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 \u5168\u304F\u5927\u4E08\u592B",
            "\u0627\u0644\u062F\u0641\u0639 100 \u05E9\u05B8\u05DC\u05D5\u05DD");

    private HostileTexts() {}

    /** The beginning of a text in so many bytes of UTF-8, of whole characters. */
    public static String within(int bytes, String text) {
        StringBuilder fitting = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String next = Character.toString(codePoint);
            used += next.getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            fitting.append(next);
        }
        return fitting.toString();
    }
}
