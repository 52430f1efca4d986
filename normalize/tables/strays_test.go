package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestStrays reads rows of running text that stand in another order than the form's.
func TestStrays(t *testing.T) {
	const head, tail = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n3.危及“三安全一稳定” 1 0 0 0 0 0 1\n",
		"6.属于四类过程性信息 4 0 0 0 0 0 4\n四、结转下年度继续办理 0 0 0 0 0 0 0\n"
	want := row("received", 9, 0, 0, 0, 0, 0, 9) + row("refused_public_security", 1, 0, 0, 0, 0, 0, 1) + row("refused_process_information", 4, 0, 0, 0, 0, 0, 4) + row("carried_out", 0, 0, 0, 0, 0, 0, 0)
	testLayouts(t, []layout{
		{name: "two exchanged", prefix: "applications.", format: extract.Text,
			source: head + "5.属于三类内部事务信息 3 0 0 0 0 0 3\n4.保护第三方合法权益 2 0 0 0 0 0 2\n" + tail,
			want:   want + row("refused_third_party", 2, 0, 0, 0, 0, 0, 2) + row("refused_internal_affairs", 3, 0, 0, 0, 0, 0, 3)},
		{name: "fewer values than columns", prefix: "applications.", format: extract.Text,
			source: head + "5.属于三类内部事务信息 3 0 0 0 0 0 3\n4.保护第三方合法权益 2 2\n" + tail,
			want:   want + row("refused_internal_affairs", 3, 0, 0, 0, 0, 0, 3)},
	})
}
