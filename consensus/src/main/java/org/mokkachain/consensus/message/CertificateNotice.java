package org.mokkachain.consensus.message;

import org.mokkachain.types.certificate.Certificate;

/** Passes on a certificate: of PREPAREs (a lock) or of the commit phase (a final block). */
public record CertificateNotice(Certificate certificate) implements ConsensusMessage {}
