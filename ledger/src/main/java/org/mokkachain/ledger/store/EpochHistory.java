package org.mokkachain.ledger.store;

import java.util.Optional;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.value.Hash;

/** How each epoch began: the first with the genesis, every other one with a block of the store. Thread-safe. */
public final class EpochHistory {
    private final LedgerReader reader;
    private final ValidatorSet genesisValidators;

    /** The last answer, as every block asks for the epoch that runs. */
    private volatile Optional<EpochStart> known = Optional.empty();

    /** @param genesisValidators the set of the first epoch */
    public EpochHistory(LedgerReader reader, ValidatorSet genesisValidators) {
        this.reader = reader;
        this.genesisValidators = genesisValidators;
    }

    /**
     * The beginning of an epoch that has begun.
     *
     * @throws DamagedStoreException if the store does not know it
     */
    public EpochStart of(long number) {
        Optional<EpochStart> last = known;
        if (last.isPresent() && last.get().number() == number) {
            return last.get();
        }
        EpochStart found = read(number);
        known = Optional.of(found);
        return found;
    }

    private EpochStart read(long number) {
        return number == 0
                ? new EpochStart(0, 0, genesisBlock(), genesisValidators)
                : reader.epoch(number).orElseThrow(
                        () -> new DamagedStoreException(
                                "the validators of epoch " + number + " are missing", DamagedStoreException.REMEDY));
    }

    private Hash genesisBlock() {
        return reader.header(0).map(Header::hash).orElseThrow(
                () -> new DamagedStoreException("the genesis block is missing", DamagedStoreException.REMEDY));
    }
}
