package org.mokkachain.wallet.output;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.json.ApiJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of JSON. Maps, lists, texts, numbers and truth values are written directly, which costs a starting program
 * a tenth of what a mapper does; records of the API go through theirs, so that they read as the node wrote them.
 */
final class Json {
    private Json() {}

    static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(out, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> {
                out.writeStartObject();
                map.forEach((name, member) -> {
                    out.writeName(String.valueOf(name));
                    write(out, member);
                });
                out.writeEndObject();
            }
            case List<?> list -> {
                out.writeStartArray();
                list.forEach(element -> write(out, element));
                out.writeEndArray();
            }
            case Optional<?> optional -> write(out, optional.orElse(null));
            case RawJson(String json) -> out.writeRawValue(json);
            case String text -> out.writeString(text);
            case Long number -> out.writeNumber(number);
            case Integer number -> out.writeNumber(number);
            case Boolean truth -> out.writeBoolean(truth);
            case Record model -> out.writeRawValue(new String(ApiJson.write(model), StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }
}
