package org.mokkachain.api.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.types.value.Bytes;

/**
 * How values of one type are stored.
 *
 * @param encode to at most 16 KiB
 * @param decode may throw an {@link IllegalArgumentException} for what is no value of this type
 */
public record ValueFormat<V>(Function<V, Bytes> encode, Function<Bytes, V> decode) {
    /** As they are. */
    public static final ValueFormat<Bytes> BYTES = new ValueFormat<>(Function.identity(), Function.identity());

    /** Texts in UTF-8. */
    public static final ValueFormat<String> TEXT = new ValueFormat<>(
            text -> Bytes.of(text.getBytes(StandardCharsets.UTF_8)), ValueFormat::text);

    /**
     * Records and other types that Jackson reads and writes, as JSON. Fields it does not know are ignored, so a newer
     * program may add some.
     */
    public static <V> ValueFormat<V> json(Class<V> type) {
        return new ValueFormat<>(
                value -> Bytes.of(ApiJson.write(value)), bytes -> ApiJson.read(bytes.toBytes(), type));
    }

    private static String text(Bytes bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toBytes())).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the value is no text in UTF-8", e);
        }
    }
}
