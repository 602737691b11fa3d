package org.mokkachain.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.Bytes;

/** Values go in and come out the same. */
class ValueFormatTest {
    record Rate(String currency, long millionths) {}

    @Test
    void textsBytesAndRecordsComeBackAsTheyWere() {
        ValueFormat<Rate> rates = ValueFormat.json(Rate.class);
        Rate rate = new Rate("EUR", 1_084_200);
        assertThat(rates.decode().apply(rates.encode().apply(rate))).isEqualTo(rate);
        assertThat(ValueFormat.TEXT.decode().apply(ValueFormat.TEXT.encode().apply("häß \uD83C\uDF75")))
                .isEqualTo("häß \uD83C\uDF75");
        Bytes bytes = Bytes.of((byte) 0, (byte) 0xff);
        assertThat(ValueFormat.BYTES.decode().apply(ValueFormat.BYTES.encode().apply(bytes))).isEqualTo(bytes);
    }

    @Test
    void whatIsNoTextIsNotGuessedAt() {
        assertThatThrownBy(() -> ValueFormat.TEXT.decode().apply(Bytes.of((byte) 0xff)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsOfANewerProgramAreIgnored() {
        Bytes newer = ValueFormat.TEXT.encode().apply("{\"currency\":\"EUR\",\"millionths\":1,\"source\":\"x\"}");
        assertThat(ValueFormat.json(Rate.class).decode().apply(newer)).isEqualTo(new Rate("EUR", 1));
    }
}
