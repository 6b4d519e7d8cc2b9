package io.sallyport.auth.ldap.config;

/** Where a directory keeps the groups of a user. */
public enum GroupsFrom {
    MEMBER_OF,
    SEARCH,
    NESTED,
    TOKEN_GROUPS
}
