package org.mokkachain.wallet.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.Health;

class JsonTest {
    @Test
    void oneLineWithTheFieldsInTheirOrder() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a\"b\n\u001b");
        value.put("number", 7L);
        value.put("nothing", Optional.empty());
        value.put("list", List.of(1, true));
        value.put("model", Health.OK);
        value.put("raw", new RawJson("{\"x\":1}"));
        assertThat(Json.write(value))
                .isEqualTo("{\"text\":\"a\\\"b\\n\\u001B\",\"number\":7,\"nothing\":null,\"list\":[1,true],"
                        + "\"model\":{\"ok\":true,\"reasons\":[]},\"raw\":{\"x\":1}}");
    }
}
