package org.mokkachain.node.explorer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mokkachain.types.crypto.Sha256;

/** What a browser may load and run for a page (W3C Content Security Policy Level 3). */
final class ContentSecurityPolicy {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ContentSecurityPolicy() {}

    /**
     * Files of this node only; nothing inline but the import map of this page, which is named by its hash; no frames.
     *
     * @throws IllegalStateException if the page has no import map
     */
    static String of(String html) {
        Matcher map = IMPORT_MAP.matcher(html);
        if (!map.find()) {
            throw new IllegalStateException("the program is incomplete: the explorer's page has no import map");
        }
        byte[] text = map.group(1).getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getEncoder().encodeToString(Sha256.hash(text).toBytes());
        return "default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
