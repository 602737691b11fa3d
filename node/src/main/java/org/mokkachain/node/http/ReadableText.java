package org.mokkachain.node.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mokkachain.types.value.Bytes;

/** Bytes that somebody else wrote, as text where they are some. */
public final class ReadableText {
    private ReadableText() {}

    /** The text; empty if there is none, if the bytes are not UTF-8, or if there are control characters in it. */
    public static Optional<String> of(Bytes bytes) {
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toBytes())).toString();
            boolean readable = text.codePoints().noneMatch(Character::isISOControl);
            return readable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
