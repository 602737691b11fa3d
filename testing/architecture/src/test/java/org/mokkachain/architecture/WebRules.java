package org.mokkachain.architecture;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the pages of the explorer never do: make markup or code out of text, break the Content-Security-Policy, or ask
 * anybody but the node they came from.
 */
final class WebRules {

    private static final Pattern MARKUP_FROM_TEXT = Pattern.compile(
            "\\b(inner|outer)HTML\\b|insertAdjacentHTML|document\\.write|unsafe(HTML|SVG|Static|CSS|MathML)|srcdoc"
                    + "|createContextualFragment|DOMParser|setHTMLUnsafe");
    private static final Pattern CODE_FROM_TEXT = Pattern.compile(
            "\\beval\\s*\\(|\\bFunction\\s*\\(|\\b(setTimeout|setInterval)\\s*\\(\\s*['\"`]|\\bimportScripts\\b");
    private static final Pattern INLINE =
            Pattern.compile("<[^>]*\\s(style|on[a-z]+)\\s*=|^\\s*(style|on[a-z]+)=[\"'$]");
    private static final Pattern ELSEWHERE = Pattern.compile("['\"`(](https?:)?//[a-zA-Z\\[]");
    private static final Pattern NAMESPACE = Pattern.compile("['\"]http://www\\.w3\\.org/[\\w/]+['\"]");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(//|/?\\*).*");

    static final List<SourceRule> ALL = List.of(
            lines(
                    "pages make no markup from text",
                    line -> MARKUP_FROM_TEXT.matcher(line).find(),
                    "box.innerHTML = memo;",
                    "import {unsafeHTML} from 'lit/directives/unsafe-html.js';"),
            lines(
                    "pages make no code from text",
                    line -> CODE_FROM_TEXT.matcher(line).find(),
                    "eval(memo);",
                    "const f = new Function('x', memo);",
                    "setTimeout('go()', 10);"),
            lines(
                    "pages have no inline style and no inline handler",
                    line -> INLINE.matcher(line).find(),
                    "  return html`<p style=\"color:red\">x</p>`;",
                    "  return html`<p onclick=\"go()\">x</p>`;",
                    "     style=\"width:3px\">"),
            lines(
                    "pages ask only the node they came from",
                    line -> ELSEWHERE.matcher(NAMESPACE.matcher(line).replaceAll("")).find(),
                    "fetch('https://example.org/rates');",
                    "import x from '//cdn.example.org/x.js';",
                    "background: url(https://example.org/x.png);"));

    private WebRules() {}

    private static SourceRule lines(String name, Predicate<String> bad, String... planted) {
        return new SourceRule(
                name,
                WebRules::isServed,
                file -> badLines(file, bad),
                Stream.of(planted).map(WebRules::planted).toList());
    }

    private static boolean isServed(SourceFile file) {
        return file.path().startsWith("node/src/main/resources/") && !file.isJava();
    }

    private static List<String> badLines(SourceFile file, Predicate<String> bad) {
        List<String> lines = file.lines();
        return IntStream.range(0, lines.size())
                .filter(i -> !COMMENT.matcher(lines.get(i)).matches() && bad.test(lines.get(i)))
                .mapToObj(i -> (i + 1) + " " + lines.get(i).strip())
                .toList();
    }

    private static SourceFile planted(String line) {
        return new SourceFile("node/src/main/resources/org/mokkachain/node/explorer/pages/planted.js", line);
    }
}
