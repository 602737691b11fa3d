package org.mokkachain.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.governance.Docket;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** One encoding for every key and value of the state, and none for anything else. */
class StateEncodingTest {
    private static final AssetId GOLD = new AssetId(Sha256.hash(new byte[] {7}));

    static Stream<StateEntry<?>> entries() {
        Random random = new Random(3);
        Party alice = new Party(random);
        Authority twoOfThree = Authority.Weighted.sorting(2, Stream.generate(() -> new Party(random))
                .limit(3)
                .map(party -> new Authority.WeightedKey(party.key(), 1 + random.nextInt(1_000)))
                .toList());
        AccountKey account = new AccountKey(alice.address());
        HoldingKey holding = new HoldingKey(alice.address(), GOLD);
        AssetKey asset = new AssetKey(GOLD);
        return Stream.of(
                new StateEntry<>(account, Account.NEW),
                new StateEntry<>(account, Account.holding(Amount.of(Long.MAX_VALUE))),
                new StateEntry<>(account, new Account(Long.MAX_VALUE, twoOfThree, Amount.of(17))),
                new StateEntry<>(holding, new Holding(Amount.of(5), false)),
                new StateEntry<>(holding, new Holding(Amount.ZERO, true)),
                new StateEntry<>(asset, new Asset(alice.address(), "G", 0, Amount.ZERO, false, false)),
                new StateEntry<>(asset, new Asset(alice.address(), "GOLD12345678", 18, Amount.of(9), true, true)),
                new StateEntry<>(new SymbolKey("GOLD"), new SymbolOwner(GOLD)),
                new StateEntry<>(new AnchorKey(GOLD.id()), new AnchorRecord(alice.address(), 3, 1_000, "Vertrag §7")),
                new StateEntry<>(new AnchorKey(GOLD.id()), new AnchorRecord(alice.address(), 0, 0, "")),
                new StateEntry<>(new DataKey(alice.address(), "ключ/1"), new DataValue(Bytes.of((byte) 1), 4)),
                new StateEntry<>(new DataKey(alice.address(), "k"), new DataValue(Bytes.EMPTY, 0)),
                new StateEntry<>(new ProposalKey(7), new Proposal(alice.address(),
                        new SetParameter(Parameter.MIN_FEE, 5, 9), 1, 90, List.of(alice.address()),
                        Proposal.Status.OPEN, 0)),
                new StateEntry<>(new PermissionKey(new NodeSubject(alice.key())),
                        new PermissionEntry(Permission.DENIED)),
                new StateEntry<>(new PermissionKey(new AccountSubject(alice.address())),
                        new PermissionEntry(Permission.ALLOWED)),
                new StateEntry<>(new GovernanceKey(), governance(alice)));
    }

    private static Governance governance(Party alice) {
        Governance first = Governance.of(new TestNetwork(1, 1).genesis());
        PublicKey leaving = first.membership().members().getFirst().validator().key();
        return new Governance(
                first.parameters().after(new SetParameter(Parameter.MIN_FEE, 5, 9), 2),
                first.membership().convict(leaving).afterEpoch(4),
                Docket.EMPTY.opened(alice.address(), 90, 1),
                3);
    }

    @Test
    void everyKindIsTested() {
        assertThat(entries().map(entry -> entry.key().kind())).contains(StateKind.values());
    }

    @Test
    void everyKindHasACodeOfItsOwn() {
        assertThat(StateKind.values()).extracting(StateKind::code).doesNotHaveDuplicates();
        for (StateKind kind : StateKind.values()) {
            assertThat(StateKind.ofCode(kind.code())).contains(kind);
        }
        assertThat(StateKind.ofCode(0)).isEmpty();
        assertThat(StateKind.ofCode(255)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsEncodedIsDecodedAgain(StateEntry<?> entry) throws DecodingException {
        assertThat(StateEntry.decode(entry.key().kind(), entry.key().naturalKey(), entry.value().encode()))
                .isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyTruncatedOrLengthenedValueIsRefused(StateEntry<?> entry) {
        byte[] value = entry.value().encode().toBytes();
        for (int length = 0; length < value.length; length++) {
            Bytes prefix = Bytes.of(value, 0, length);
            assertThatThrownBy(() -> entry.key().decode(prefix)).isInstanceOf(DecodingException.class);
        }
        byte[] longer = Arrays.copyOf(value, value.length + 1);
        assertThatThrownBy(() -> entry.key().decode(Bytes.of(longer))).isInstanceOf(DecodingException.class);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyFlippedByteOfAValueIsRefusedOrIsTheOneEncodingOfAnother(StateEntry<?> entry) {
        for (Bytes flipped : flips(entry.value().encode())) {
            try {
                assertThat(entry.key().decode(flipped).encode()).isEqualTo(flipped);
            } catch (DecodingException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyFlippedByteOfAKeyIsRefusedOrIsTheOneEncodingOfAnother(StateEntry<?> entry) {
        for (Bytes flipped : flips(entry.key().naturalKey())) {
            for (StateKind kind : StateKind.values()) {
                try {
                    assertThat(kind.key(flipped).naturalKey()).isEqualTo(flipped);
                } catch (DecodingException refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            }
        }
    }

    /** With every byte replaced by every other. */
    private static List<Bytes> flips(Bytes bytes) {
        List<Bytes> flips = new ArrayList<>();
        for (int at = 0; at < bytes.length(); at++) {
            for (int mask = 1; mask < 256; mask++) {
                byte[] flipped = bytes.toBytes();
                flipped[at] ^= (byte) mask;
                flips.add(Bytes.of(flipped));
            }
        }
        return flips;
    }

    @Test
    void aHoldingOfNothingIsNotKept() {
        Bytes nothing = Holding.NONE.encode();
        assertThatThrownBy(() -> Holding.decode(nothing)).hasMessageContaining("nothing");
    }

    @Test
    void keysOfTheNativeAssetDoNotExist() {
        assertThatThrownBy(() -> new AssetKey(AssetId.NATIVE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StateKind.ASSET.key(Bytes.of(new byte[32]))).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> StateKind.HOLDING.key(Bytes.of(new byte[52]))).isInstanceOf(DecodingException.class);
    }

    @Test
    void keysOfDifferentKindsHaveDifferentPlacesInTheTree() {
        assertThat(new AssetKey(GOLD).treeKey()).isNotEqualTo(new AnchorKey(GOLD.id()).treeKey());
    }
}
