package org.mokkachain.api.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

class ChangeFieldsTest {
    private static final PublicKey KEY = PublicKey.fromHex("0a".repeat(32));
    private static final Address ALICE = Address.fromHex("0b".repeat(20));

    private final ChangeFields fields = new ChangeFields(AddressFormat.DEVELOPMENT);

    @Test
    void everyChangeComesBackFromItsFields() {
        for (Change change : List.of(
                new AddValidator("eve", KEY, ALICE, "10.0.0.5:9100"),
                new RemoveValidator(KEY),
                new SetPermission(new AccountSubject(ALICE), Permission.DENIED),
                new SetPermission(new NodeSubject(KEY), Permission.NONE),
                new SetParameter(Parameter.MAX_BLOCK_BYTES, 1 << 20, 500))) {
            assertThat(fields.parse(fields.of(change))).isEqualTo(change);
            assertThat(fields.text(change)).isNotBlank();
        }
    }

    @Test
    void aParameterIsNamedAsInTheGenesis() {
        assertThat(ChangeFields.parameterNames()).contains("maxBlockBytes", "minFee", "proposalLifetime");
        assertThat(fields.of(new SetParameter(Parameter.MIN_FEE, 5, 0)))
                .containsEntry("parameter", "minFee")
                .containsEntry("value", "5");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> fields.parse(Map.of())).hasMessage("change is missing");
        assertThatThrownBy(() -> fields.parse(Map.of("change", "abdicate"))).hasMessageContaining("addValidator");
        assertThatThrownBy(() -> fields.parse(Map.of("change", "removeValidator", "publicKey", "zz")))
                .hasMessageContaining("publicKey: ");
        assertThatThrownBy(() -> fields.parse(
                        Map.of("change", "setParameter", "parameter", "speed", "value", "1")))
                .hasMessageContaining("minFee");
        assertThatThrownBy(() -> fields.parse(
                        Map.of("change", "setPermission", "account", "tmok1x", "permission", "denied")))
                .hasMessageContaining("account: ");
    }
}
