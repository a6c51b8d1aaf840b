// The statements of rubric_store.cc.
#ifndef EHCPQA_SERVICES_RUBRICS_RUBRIC_SQL_H_
#define EHCPQA_SERVICES_RUBRICS_RUBRIC_SQL_H_

namespace ehcpqa::rubrics {

inline constexpr char kFindRubric[] =
    "SELECT id, version, title, criteria, sha256, imported_at, published_at FROM rubrics WHERE id = $1 AND version = "
    "$2";

inline constexpr char kSelectText[] = "SELECT text FROM rubrics WHERE id = $1 AND version = $2";

inline constexpr char kSelectLatest[] = "SELECT coalesce(max(version), 0) FROM rubrics WHERE id = $1";

// `id >= $1` is what the primary key serves; the rest leaves out what the last page gave.
inline constexpr char kListRubrics[] =
    "SELECT id, version, title, criteria, sha256, imported_at, published_at FROM rubrics"
    " WHERE id >= $1 AND (id > $1 OR version < $2) ORDER BY id, version DESC LIMIT $3";

inline constexpr char kPutDraft[] =
    "INSERT INTO rubrics (id, version, title, criteria, text, sha256, imported_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)"
    " ON CONFLICT (id, version) DO UPDATE SET title = excluded.title, criteria = excluded.criteria, text = "
    "excluded.text,"
    " sha256 = excluded.sha256, imported_at = excluded.imported_at";

inline constexpr char kSetPublished[] = "UPDATE rubrics SET published_at = $3 WHERE id = $1 AND version = $2";

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_RUBRIC_SQL_H_
