/** What happened to a session, for whoever keeps account of it: the audit log, metrics, a list of live sessions. */
@NullMarked
package io.sallyport.core.spi.audit;

import org.jspecify.annotations.NullMarked;
