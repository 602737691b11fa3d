/** What validators say to each other: messages, their canonical encoding and the check of everything signed. */
@NullMarked
package org.mokkachain.consensus.message;

import org.jspecify.annotations.NullMarked;
