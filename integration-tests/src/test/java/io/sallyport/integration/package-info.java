/** The assembled gateway from outside. */
package io.sallyport.integration;
