/** The records of the HTTP API: what a node answers, and the stable codes of what it refuses. */
@NullMarked
package org.mokkachain.api.model;

import org.jspecify.annotations.NullMarked;
