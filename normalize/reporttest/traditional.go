package reporttest

import (
	"strings"
	"sync"
)

// traditional rewrites a text in traditional characters, those that occur in
// the documents of this package.
func traditional(s string) string { return toTraditional().Replace(s) }

// toTraditional is made of pairs of a simplified character and its traditional
// form, words before single characters.
var toTraditional = sync.OnceValue(func() *strings.Replacer {
	// 系, 制 and 准 have more than one traditional form.
	pairs := []string{"制作", "製作", "制发", "製發", "联系", "聯繫", "关系", "關係", "批准", "批准"}
	for pair := range strings.FieldsSeq(singles) {
		runes := []rune(pair)
		pairs = append(pairs, string(runes[0]), string(runes[1]))
	}
	return strings.NewReplacer(pairs...)
})

const singles = `
与與 专專 东東 严嚴 个個 临臨 为為 举舉 义義 习習 乡鄉 书書 于於 云雲 产產 仅僅 从從 仪儀 众眾 优優 会會 传傳 伤傷 体體 余餘 党黨 关關 兴興 内內 册冊
写寫 决決 况況 准準 划劃 则則 刚剛 创創 删刪 别別 办辦 务務 动動 劳勞 势勢 区區 医醫 华華 协協 单單 卖賣 卫衛 厂廠 厅廳 历歷 压壓 厕廁 县縣 参參 发發
变變 台臺 号號 后後 吗嗎 启啟 员員 问問 园園 围圍 国國 图圖 场場 坏壞 坚堅 块塊 处處 备備 复復 够夠 头頭 夹夾 学學 宁寧 实實 审審 宪憲 对對 导導 将將
尔爾 层層 届屆 属屬 岭嶺 岁歲 巩鞏 币幣 师師 带帶 帮幫 干幹 并並 广廣 庆慶 库庫 应應 废廢 开開 异異 张張 弃棄 强強 归歸 当當 录錄 径徑 总總 恶惡 惩懲
执執 扩擴 扫掃 护護 报報 担擔 拥擁 择擇 挂掛 据據 换換 损損 携攜 摄攝 数數 断斷 无無 旧舊 时時 显顯 术術 机機 权權 来來 条條 极極 构構 标標 栏欄 树樹
样樣 档檔 检檢 欢歡 气氣 汇匯 没沒 沟溝 沧滄 泽澤 济濟 浏瀏 测測 湾灣 满滿 灭滅 灵靈 热熱 点點 环環 现現 电電 画畫 监監 盖蓋 离離 种種 积積 称稱 稳穩
穷窮 竞競 笔筆 签簽 简簡 类類 粮糧 紧緊 纠糾 红紅 约約 级級 纪紀 纳納 纸紙 线線 组組 细細 织織 终終 经經 结結 给給 络絡 统統 继繼 续續 维維 综綜 编編
缴繳 网網 罚罰 职職 联聯 获獲 营營 蓝藍 规規 见見 观觀 览覽 计計 订訂 认認 讨討 让讓 训訓 议議 记記 讲講 许許 论論 设設 访訪 证證 评評 识識 诉訴 词詞
询詢 试試 话話 详詳 误誤 说說 请請 万萬 业業 减減 彻徹 确確 补補 隐隱 态態 讼訟 码碼 暂暫 舆輿 诸諸 读讀 课課 调調 谈談 谢謝 责責 败敗 账賬 货貨 质質 购購 贯貫 费費 贷貸 资資 赋賦 赔賠 赛賽 车車 转轉 轮輪 轻輕
较較 辑輯 边邊 达達 过過 运運 还還 这這 进進 远遠 连連 迟遲 适適 选選 递遞 遗遺 邮郵 链鏈 锁鎖 错錯 镇鎮 长長 门門 闭閉 间間 闻聞 闽閩 阅閱 队隊 阶階
际際 陆陸 难難 静靜 页頁 顶頂 项項 顺順 须須 领領 频頻 题題 额額 风風 饮飲 馆館 驳駁 验驗 鹭鷺 龙龍 负負 财財 范範 征徵 础礎 键鍵 户戶 采採 尽盡

`
