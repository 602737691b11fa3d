/** Validator sets, quorums and the certificates that prove a quorum's agreement to anybody who knows the set. */
@NullMarked
package org.mokkachain.types.certificate;

import org.jspecify.annotations.NullMarked;
